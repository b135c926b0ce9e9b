//! The page of importing and exporting, without what was found.
//!
//! In: a draft. Out: markup. Files and pasted text go to the tables worker.

use super::markup::{Hole, markup};
use school::draft::Draft;

const IMPORT: &str = r#"<section aria-labelledby="import-heading"><h2 id="import-heading">导入</h2><p>选学校已有的表：教育事业统计报表（教基、基础基各表）、下面的填报模板、自己的情况表或名册。程序按表名、表头和代号找数，先列给您看，勾选的才填进表单，不会盖掉已填的数。</p><div class="buttons"><label class="button button-strong file-button"><input id="import-file" class="visually-hidden" type="file" multiple="" accept=".xlsx,.xls,.csv,.txt,.json">选择表格文件</label></div><p class="entry-hint">能读 Excel、WPS、LibreOffice 存的 .xlsx、.xls 和 .csv，可以一次选几个，也可以把文件拖到本页。上一轮填好的整改台账、上一轮的学校文件（.duibiao.json）也在这里选，带入各项任务的状态和整改前的数。</p><div class="entry"><label for="paste-box">或者从表格软件里复制一块，粘贴到这里</label><textarea maxlength="10000000" id="paste-box" class="input input-wide" rows="4" autocomplete="off"></textarea></div><div class="buttons"><button type="button" class="button" data-action="read-paste">识别粘贴的内容</button></div></section>"#;

const FILES: &str = r#"<section aria-labelledby="export-heading"><h2 id="export-heading">模板和导出</h2>{}<h3>多所学校</h3><div class="buttons"><button type="button" class="button" data-action="table-file" data-key="roster">下载名册空表（.xlsx）</button></div><p class="entry-hint">一所学校一行，一个数一列。一所学校导入名册时，只取学校名称相同的一行。</p></section>"#;

const OF_SCHOOL: &str = r#"<h3>填报模板</h3><div class="buttons"><button type="button" class="button" data-action="table-file" data-key="template">下载空白模板（.xlsx）</button></div><p class="entry-hint">带口径、单位和来源表，可以分给各处室填；填好后在上面导入，按代号读回。</p><h3>导出</h3><div class="buttons"><button type="button" class="button" data-action="table-file" data-key="figures">填报数据（.xlsx）</button><button type="button" class="button" data-action="table-file" data-key="figures-csv">填报数据（.csv）</button><button type="button" class="button" data-action="table-file" data-key="results">自查结果（.xlsx）</button><button type="button" class="button" data-action="table-file" data-key="results-csv">自查结果（.csv）</button></div><p class="entry-hint">填报数据与模板的格式相同，可以再导入。文字一律按文字写出，不会被当作公式。</p>"#;

const NO_KIND: &str = r##"<p>先在<a href="#/start">开始</a>页选好办学类型，这里就有填报模板和导出。从“学校基本情况”（教基1001）里也能认出办学类型。</p>"##;

/// The page.
pub(super) fn page(draft: &Draft) -> String {
    let of_school = if draft.profile.kind.is_some() {
        OF_SCHOOL
    } else {
        NO_KIND
    };
    IMPORT.to_owned() + &markup(FILES, [Hole::Markup(of_school.to_owned())])
}
