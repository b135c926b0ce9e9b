// Notes what a page asks for and complains of. In: a page, before it goes anywhere. Out: a record that fills while it runs.

/**
 * @returns requests: every address asked for, in order; faults: console errors and warnings, uncaught errors,
 *   failed requests, answers of 400 and above, and breaches of the security policy, each as one line.
 */
export async function record(page) {
  const requests = [];
  const faults = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message ?? error}`));
  page.on("console", (message) => {
    if (["error", "warn", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  // The console tells of breaches too, but not in every browser and not with the address.
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { requests, faults };
}
