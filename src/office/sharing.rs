//! The page 分享, links and files that are handed on, and links that came.
//!
//! In: a draft and what is wanted. Out: markup, a file, or what a link holds. It decides nothing.

use super::markup::{Hole, all, markup};
use super::{Incoming, packed, qr};
use check::form::Form;
use files::links::{self, Link, Preset, SAFE_LENGTH};
use files::papers::file_name;
use files::saved;
use files::share::{self, Contents};
use school::catalogue::FormSection;
use school::draft::{Draft, Extent};
use school::filled::{Filled, Moment};
use words::isolate::isolated;
use words::labels;

/// What stands between the fields of a wish, and between the choices of a comparison.
pub const BETWEEN_TEXT: &str = "\u{1E}";

/// What a person wants to hand on. Its text form goes from the page to the worker.
pub(super) struct Wish<'a> {
    /// Address of the page, without the part after `#`.
    address: &'a str,
    /// `school`, `ask` or `answer`.
    what: &'a str,
    /// Section that is asked for.
    section: &'a str,
    /// Who hands it on.
    from: Filled,
    /// Names of persons go along.
    with_people: bool,
}

impl<'a> Wish<'a> {
    /// Reads `address␞what/section␞with people␞by`; what is missing is empty. `now` is a moment as it is saved.
    pub(super) fn read(text: &'a str, now: &str) -> Self {
        let mut fields = text.splitn(4, BETWEEN_TEXT);
        let mut next = || fields.next().unwrap_or_default();
        let (address, what, people) = (next(), next(), next());
        let (what, section) = what.split_once('/').unwrap_or((what, ""));
        Self {
            address: without_hash(address),
            what,
            section,
            with_people: !people.is_empty(),
            from: Filled {
                at: Moment::parse(now),
                by: next().trim().to_owned(),
            },
        }
    }

    /// What goes into the link or file.
    fn draft(&self, draft: &Draft) -> Draft {
        let posts = &data::library().posts;
        match self.what {
            "ask" => share::asked_section(draft, self.section, self.with_people, posts),
            "answer" => {
                let catalogue = data::form_catalogue();
                let from = self.from.clone();
                share::answered_section(
                    draft,
                    self.section,
                    from,
                    catalogue,
                    self.with_people,
                    posts,
                )
            }
            _ => share::whole(draft, self.from.clone(), self.with_people, posts),
        }
    }

    pub(super) fn saved(&self, draft: &Draft) -> String {
        save(&self.draft(draft))
    }
}

fn without_hash(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

fn save(draft: &Draft) -> String {
    saved::save(draft, data::form_catalogue(), data::main_pack())
}

fn section(id: &str) -> Option<&'static FormSection> {
    let mut sections = data::form_catalogue().sections.iter();
    sections.find(|section| section.id == id)
}

/// The page; `address` is that of the page without its part after `#`.
pub(super) fn page(draft: &Draft, address: &str) -> String {
    match &draft.asked {
        Some(id) => handing_back(draft, id),
        None => {
            blank_form(draft, without_hash(address))
                + &with_figures(draft)
                + &for_colleagues(draft)
                + OPEN
        }
    }
}

/// A field with a link that came.
const OPEN: &str = r#"<section class="share" aria-labelledby="share-open-heading"><h2 id="share-open-heading">打开别人发来的链接</h2><div class="entry"><label for="share-open">把链接粘贴到这里</label><input id="share-open" class="input input-wide" maxlength="1000000" autocomplete="off"></div><div class="buttons"><button type="button" class="button" data-action="open-link">打开链接</button></div></section>"#;

fn blank_form(draft: &Draft, address: &str) -> String {
    let preset = Preset::of(draft);
    let kind = preset.kind.map_or("还没有选", labels::kind);
    let mut packs: Vec<&str> = vec![&data::main_pack().short];
    let chosen = data::index().iter();
    packs.extend(
        chosen
            .filter(|pack| preset.packs.contains(&pack.id))
            .map(|pack| pack.short.as_str()),
    );
    let extent = match preset.extent {
        Extent::Short => "简版",
        Extent::Full => "完整版",
    };
    let own = if draft.user_packs.is_empty() {
        ""
    } else {
        "自己的标准包不在里面，要发请用下面带数的链接或文件。"
    };
    markup(
        r#"<section class="share" aria-labelledby="share-blank-heading"><h2 id="share-blank-heading">发一张空表，不带数</h2><p>链接里只有办学类型（{}）、填报版本（{}）和选用的标准（{}），没有学校名称，没有填的数。{}</p><div class="entry"><label for="preset-link">空表链接</label><input id="preset-link" class="input input-wide" readonly="" value="{}"></div><div class="buttons"><button type="button" class="button button-strong" data-action="copy" data-key="preset-link">复制链接</button></div></section>"#,
        [
            kind.into(),
            extent.into(),
            packs.join("、").into(),
            (own.to_owned() + from_file(address)).into(),
            format!("{address}#{}", preset.link()).into(),
        ],
    )
}

/// What to know where the page itself was opened from a file.
fn from_file(address: &str) -> &'static str {
    if address.starts_with("file:") {
        "本页是从文件打开的，链接只在放着同一个文件的电脑上能用；发给别人请用文件。"
    } else {
        ""
    }
}

fn with_figures(draft: &Draft) -> String {
    let contents = Contents::of(draft);
    let name = if contents.name.is_empty() {
        "没有填"
    } else {
        &contents.name
    };
    let count = |count: usize, unit: &str| match count {
        0 => "没有".to_owned(),
        count => format!("{count} {unit}"),
    };
    let lines = [
        ("学校名称", isolated(name).into_owned()),
        ("填报的数", count(contents.figures, "个")),
        ("去年、校区等另外的数", count(contents.sheets, "份")),
        ("填报说明", count(contents.reasons, "条")),
        ("勾选的佐证", count(contents.evidence, "件")),
        ("方案里的选择", count(contents.problems, "个问题")),
        ("各份文件里填写的内容", count(contents.answers, "处")),
        ("自己的标准包", count(contents.user_packs, "个")),
        (
            "人员姓名",
            match contents.people {
                0 => "没有".to_owned(),
                count => format!("{count} 处（含电话），不勾选下面一项就不带"),
            },
        ),
    ];
    let lines = lines.into_iter().map(|(name, what)| {
        markup(
            "<div><dt>{}</dt><dd>{}</dd></div>",
            [name.into(), what.into()],
        )
    });
    markup(
        r#"<section class="share" aria-labelledby="share-figures-heading"><h2 id="share-figures-heading">发填好的内容，带数</h2><p>内容全部写在链接里 # 号后面，不经过任何服务器；谁拿到链接，谁就能看到里面的数。发出去的链接收不回来。</p><details id="share-figures" class="optional"><summary>看看里面会有什么，再生成</summary><dl class="share-contents">{}</dl><label class="tick"><input id="share-people" type="checkbox"><span>带上人员姓名和电话</span></label><p class="entry-hint">不勾选：填作责任人、联系人、核验人、电话的，和各部分原来的填表人，都不带，写在别处文字里的同样的姓名和号码也去掉。只写在文字里、没有在这些地方填过的人名认不出来，发之前请自己看一遍。</p>{}<div class="entry"><label for="share-secret">打开口令（可不设）</label><p class="entry-hint" id="share-secret-hint">设了口令，拿到链接的人要输对口令才能打开。建议用四五个不相干的词，当面或打电话告诉对方，不要和链接一起发。忘了口令谁也打不开。口令只用在链接上，文件不加密。</p><input id="share-secret" class="input" type="password" autocomplete="new-password" aria-describedby="share-secret-hint"></div><div class="buttons"><button type="button" class="button button-strong" data-action="make-link" data-key="school">生成带数的链接</button><button type="button" class="button" data-action="share-file" data-key="school">存为文件</button></div></details></section>"#,
        [all(lines), Hole::Markup(filler(""))],
    )
}

/// The field for who hands it on, with whom it was asked of.
fn filler(name: &str) -> String {
    markup(
        r#"<div class="entry"><label for="share-by">填表人（可不填）</label><p class="entry-hint" id="share-by-hint">写了就带上：对方合并时会看到是谁填的、什么时候发的。</p><input id="share-by" class="input" autocomplete="off" aria-describedby="share-by-hint" value="{}"></div>"#,
        [name.into()],
    )
}

fn for_colleagues(draft: &Draft) -> String {
    let (school, problems) = school::read(draft, data::catalogue());
    let form = Form::of(data::form(), draft, &draft.entries, &school, &problems);
    let sections = form.sections.iter();
    let sections = sections.filter_map(|section| data::form_catalogue().sections.get(section.idx));
    let line = |section: &FormSection| {
        let provider = draft.providers.get(&section.id).map(labels::provider);
        let provider = provider.filter(|provider| !provider.is_empty());
        let provider = provider
            .map(|provider| format!("（{provider}）"))
            .unwrap_or_default();
        markup(
            r#"<li><span>{}{}</span><span class="buttons"><button type="button" class="button" data-action="make-link" data-key="ask/{}">生成链接<span class="visually-hidden">：{}</span></button><button type="button" class="button" data-action="share-file" data-key="ask/{}">存为文件<span class="visually-hidden">：{}</span></button></span></li>"#,
            [
                (&section.name).into(),
                provider.into(),
                (&section.id).into(),
                (&section.name).into(),
                (&section.id).into(),
                (&section.name).into(),
            ],
        )
    };
    let body = if draft.profile.kind.is_none() {
        r##"<p>先在<a href="#/start">开始</a>页选好办学类型。</p>"##.to_owned()
    } else {
        markup(
            r#"<ul class="share-parts">{}</ul>"#,
            [all(sections.map(line))],
        )
    };
    markup(
        r#"<section class="share" aria-labelledby="share-ask-heading"><h2 id="share-ask-heading">请同事填一部分</h2><p>同事打开后只看到这一部分，填好再发一个链接或文件回来；您打开它，选“合并到当前”，只会并入这一部分。发出去的里面有学校情况，没有数；没有勾选上面的“带上人员姓名和电话”，就没有人名。</p>{}</section>"#,
        [Hole::Markup(body)],
    )
}

/// What a colleague reads above the section that they were asked for.
pub(super) fn asked(draft: &Draft, id: &str) -> String {
    let section = section(id).map_or(id, |section| section.name.as_str());
    let name = draft.profile.name.trim();
    let name = if name.is_empty() { "学校" } else { name };
    let name = isolated(name);
    markup(
        r#"<p class="message" id="asked">{}</p>"#,
        [
            format!(
                "请您帮“{name}”填“{section}”这一部分，其他部分不用管。填好后到“分享”页交回去。"
            )
            .into(),
        ],
    )
}

/// The page of a colleague who was asked for a section.
fn handing_back(draft: &Draft, id: &str) -> String {
    let provider = draft.providers.get(id);
    let person = provider.map_or("", |provider| provider.person.trim());
    let name = section(id).map_or("", |section| section.name.as_str());
    markup(
        r#"<section class="share" aria-labelledby="share-back-heading"><h2 id="share-back-heading">填好了，交回去</h2><p>交回去的只有“{}”这一部分的数和说明。</p>{}<div class="buttons"><button type="button" class="button button-strong" data-action="make-link" data-key="answer/{}">生成交回的链接</button><button type="button" class="button" data-action="share-file" data-key="answer/{}">存为文件</button></div></section>"#,
        [
            name.into(),
            Hole::Markup(filler(person)),
            id.into(),
            id.into(),
        ],
    )
}

/// A link for what is wanted, as markup.
///
/// # Errors
/// The sentence why there is none.
pub(super) fn made(draft: &Draft, wish: &str, now: &str) -> Result<String, String> {
    let wish = Wish::read(wish, now);
    let link = links::school(&wish.saved(draft)).map_err(|fault| fault.to_string())?;
    Ok(shown(&wish, &link, ""))
}

pub(super) fn shown(wish: &Wish, link: &str, hint: &str) -> String {
    let (name, file) = match wish.what {
        "ask" => ("请同事填的链接", ["ask/", wish.section].concat()),
        "answer" => ("交回的链接", ["answer/", wish.section].concat()),
        _ => ("带数的链接", "school".to_owned()),
    };
    let link = format!("{}#{link}", wish.address);
    let length = link.chars().count();
    let size = format!("链接长 {length} 个字符。{}", from_file(wish.address));
    let warning = if length > SAFE_LENGTH {
        markup(
            r#"<div class="message message-warning"><p>链接超过 2 KB（2048 个字符），有的聊天软件会截断，对方就打不开。发文件更稳妥。</p><button type="button" class="button" data-action="share-file" data-key="{}">存为文件</button></div>"#,
            [file.into()],
        )
    } else {
        String::new()
    };
    let hint = if hint.is_empty() {
        String::new()
    } else {
        markup(
            r#"<p class="message message-warning">{}</p>"#,
            [hint.into()],
        )
    };
    let code = match qr::svg(&link) {
        Some(svg) => markup(
            r#"<figure class="qr">{}<figcaption>用手机扫码打开。在微信里扫开后只能看，要下载文件请点右上角“…”，选“在浏览器打开”。</figcaption></figure>"#,
            [Hole::Markup(svg)],
        ),
        None => {
            "<p>链接太长，做不成手机扫得清的二维码；要在手机上看，请发链接或文件。</p>".to_owned()
        }
    };
    markup(
        r#"<section id="made" class="share" tabindex="-1" aria-labelledby="made-link-heading"><h2 id="made-link-heading">{}</h2>{}<div class="entry"><label for="made-link">{}</label><p class="entry-hint" id="made-link-size">{}</p><input id="made-link" class="input input-wide" readonly="" aria-describedby="made-link-size" value="{}"></div>{}<div class="buttons"><button type="button" class="button button-strong" data-action="copy" data-key="made-link">复制链接</button></div>{}</section>"#,
        [
            name.into(),
            Hole::Markup(hint),
            "全文".into(),
            size.into(),
            link.as_str().into(),
            Hole::Markup(warning),
            Hole::Markup(code),
        ],
    )
}

/// The file for what is wanted: its name without ending, a line end, its text.
pub(super) fn file(draft: &Draft, wish: &str, now: &str) -> String {
    let wish = Wish::read(wish, now);
    let name = draft.profile.name.trim();
    let name = if name.is_empty() { "学校" } else { name };
    let part = section(wish.section).map_or("", |section| section.name.as_str());
    let what = match wish.what {
        "ask" => "请填",
        "answer" => "已填",
        _ => "分享",
    };
    let name = file_name(name, &format!("{part}（{what}）"));
    format!("{name}\n{}", wish.saved(draft))
}

/// What a link holds, packed; nothing where it needs its passphrase.
///
/// # Errors
/// The sentence why it cannot be read.
pub(super) fn read(link: &str, now: &str) -> Result<Vec<u8>, String> {
    let opened = |name: &str, text: &str| {
        let incoming = Incoming::of_text(name.to_owned(), text);
        packed(&incoming.map_err(|fault| fault.to_string())?)
    };
    if link == super::SAMPLE {
        return opened("样例学校", data::sample());
    }
    match links::read(link).map_err(|fault| fault.to_string())? {
        Link::Preset(preset) => {
            let mut draft = preset.draft();
            // A blank form begins as every blank school does.
            draft.profile.data_date = Moment::parse(now).map(|now| now.date().statistics_date());
            opened("空表", &save(&draft))
        }
        Link::School(saved) => named(&saved),
        Link::Locked(_) => Ok(Vec::new()),
    }
}

/// The school in a saved form that a link held, packed, under its own name.
///
/// # Errors
/// The sentence why it cannot be opened.
pub(super) fn named(text: &str) -> Result<Vec<u8>, String> {
    let incoming = Incoming::of_text("分享链接".to_owned(), text);
    let mut incoming = incoming.map_err(|fault| format!("链接里的内容打不开：{fault}"))?;
    let name = called(&incoming.draft).replace('\n', " ");
    if !name.is_empty() && !incoming.is_newer {
        incoming.name = name;
    }
    packed(&incoming)
}

fn called(draft: &Draft) -> String {
    let name = draft.profile.name.trim();
    let section = |id: &String| section(id).map_or_else(|| id.clone(), |own| own.name.clone());
    let name = if draft.asked.is_some() {
        isolated(name)
    } else {
        name.into()
    };
    match &draft.asked {
        None => name.into_owned(),
        Some(id) if draft.entries.is_empty() => format!("{name}请您填的“{}”", section(id)),
        Some(id) => format!("{name}填好的“{}”", section(id)),
    }
}
