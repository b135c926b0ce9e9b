//! Files of other programs, known by their bytes.
//!
//! In: the bytes of a file. Out: its text, or what it is and where the person gets what they wanted with it. It must not
//! know what a school is.

use super::LARGEST_BYTES;
use super::fault::OpenFault;

/// A kind of file that is no school file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// .docx, .doc, .wps, .odt, .rtf.
    Word,
    /// .xlsx, .xls, .et, .ods.
    Excel,
    /// .pptx, .ppt.
    Slides,
    /// An office file of before 2007 that does not say more.
    OldOffice,
    /// .pdf, .ofd.
    Pdf,
    /// .png, .jpg, .gif, .bmp, .webp, .tif, .heic, .svg.
    Picture,
    /// .zip, .rar, .7z, .gz.
    Archive,
    /// Sound or film.
    Film,
    /// A web page.
    WebPage,
    /// Data with angle brackets that is no web page.
    Markup,
    /// An address of a page.
    Link,
    /// A standard pack.
    Pack,
    /// Rows with tabs or commas.
    Table,
    /// Bytes that are no text.
    NoText,
}

/// Bytes at both ends of a container in which the names of its parts are looked for.
const SEARCHED: usize = 65_536;
/// Where tables are imported.
const IMPORT: &str = "要把里面的数填进来，请到“导入导出”页选它";
const OPEN: &str = "要接着填，请打开对标保存的 .duibiao.json 文件";

impl Foreign {
    /// What the bytes are by their beginning and the names of their parts; `None` for what may be a school file.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let starts = |start: &[u8]| bytes.starts_with(start);
        let has = |words: &[u8]| {
            let ends = [
                bytes.get(..SEARCHED).unwrap_or(bytes),
                bytes
                    .get(bytes.len().saturating_sub(SEARCHED)..)
                    .unwrap_or(bytes),
            ];
            let mut places = ends.iter().flat_map(|end| end.windows(words.len()));
            places.any(|place| place == words)
        };
        let wide = |name: &str| -> Vec<u8> { name.bytes().flat_map(|byte| [byte, 0]).collect() };
        if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
            return Some(if has(b"word/") || has(b"opendocument.text") {
                Self::Word
            } else if has(b"xl/") || has(b"opendocument.spreadsheet") {
                Self::Excel
            } else if has(b"ppt/") || has(b"opendocument.presentation") {
                Self::Slides
            } else if has(b"OFD.xml") {
                Self::Pdf
            } else {
                Self::Archive
            });
        }
        if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Some(if has(&wide("WordDocument")) {
                Self::Word
            } else if has(&wide("Workbook")) || has(&wide("Book")) {
                Self::Excel
            } else if has(&wide("PowerPoint Document")) {
                Self::Slides
            } else {
                Self::OldOffice
            });
        }
        let pictures: [&[u8]; 7] = [
            b"\x89PNG",
            b"\xFF\xD8\xFF",
            b"GIF8",
            b"RIFF",
            b"BM",
            b"II*\0",
            b"MM\0*",
        ];
        let archives: [&[u8]; 3] = [b"Rar!", b"7z\xBC\xAF\x27\x1C", b"\x1F\x8B"];
        // Blank lines before the mark are read past by whatever shows such a file.
        if bytes.trim_ascii_start().starts_with(b"%PDF") {
            return Some(Self::Pdf);
        }
        if starts(b"{\\rtf") {
            return Some(Self::Word);
        }
        if bytes.get(4..8) == Some(b"ftyp") {
            let pictures: [&[u8]; 3] = [b"heic", b"mif1", b"avif"];
            let kind = bytes.get(8..12).unwrap_or_default();
            return Some(if pictures.contains(&kind) {
                Self::Picture
            } else {
                Self::Film
            });
        }
        // A text can begin with BM, but not go on with the zero bytes of a bitmap's head.
        let is_bitmap = |start: &[u8]| start != b"BM" || bytes.get(6..10) == Some(&[0; 4]);
        if pictures
            .into_iter()
            .any(|start| starts(start) && is_bitmap(start))
        {
            return Some(Self::Picture);
        }
        if archives.into_iter().any(starts) {
            return Some(Self::Archive);
        }
        let head = bytes.get(..200).unwrap_or(bytes).trim_ascii_start();
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let is_head = |start: &str| {
            head.get(..start.len())
                .is_some_and(|start_of_text| start_of_text.eq_ignore_ascii_case(start.as_bytes()))
        };
        if is_head("<!doctype html") || is_head("<html") {
            return Some(Self::WebPage);
        }
        if is_head("<svg") {
            return Some(Self::Picture);
        }
        if is_head("<") {
            return Some(Self::Markup);
        }
        if is_head("http:") || is_head("https:") {
            return Some(Self::Link);
        }
        None
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => " Word 文件",
            Self::Excel => " Excel 表格",
            Self::Slides => "演示文稿",
            Self::OldOffice => "旧版的 Office 文件",
            Self::Pdf => " PDF 或 OFD 文件",
            Self::Picture => "图片",
            Self::Archive => "压缩包",
            Self::Film => "录音或录像",
            Self::WebPage => "网页文件",
            Self::Markup => " XML 文件",
            Self::Link => "网址",
            Self::Pack => "标准文件",
            Self::Table => "表格",
            Self::NoText => "别的软件的文件，读不出文字",
        }
    }

    /// Where the person gets what they wanted with it.
    pub fn way_out(self) -> String {
        match self {
            Self::Excel | Self::Table => format!("{IMPORT}；{OPEN}"),
            Self::Word => format!(
                "方案、报告下载以后只能在 Word 或 WPS 里改。要把里面表格的数填进来，请在 Word 里复制表格，粘贴到“导入导出”页；{OPEN}"
            ),
            Self::OldOffice => format!("如果是表格，{IMPORT}；{OPEN}"),
            Self::Archive => format!("请先解压，再打开里面的文件；{OPEN}"),
            Self::Picture | Self::Pdf | Self::Slides | Self::Film | Self::Markup => {
                format!(
                    "里面的数读不出来，请照着填到“填报”页，有原来的 Excel 表格的可以导入；{OPEN}"
                )
            }
            Self::WebPage => format!("单文件版请直接双击它打开；{OPEN}"),
            Self::Link => {
                format!("带数的链接请粘贴到浏览器的地址栏打开；{OPEN}")
            }
            Self::Pack => format!("要用它比对，请到“标准库”页打开；{OPEN}"),
            Self::NoText => format!("请确认没有选错；{OPEN}"),
        }
    }
}

/// The text of a file as it lies on a disk. A replacement character in it is as good as any other.
///
/// # Errors
/// Too large, a file of another program, or text that is not UTF-8.
pub fn text(bytes: Vec<u8>) -> Result<String, OpenFault> {
    if bytes.len() > LARGEST_BYTES {
        return Err(OpenFault::TooLarge { bytes: bytes.len() });
    }
    if let Some(foreign) = Foreign::of(&bytes) {
        return Err(OpenFault::Foreign(foreign));
    }
    String::from_utf8(bytes).map_err(|fault| {
        let bytes = fault.as_bytes();
        let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
        // A saved school in another encoding still begins with a brace: its keys are plain letters.
        if is_wide || bytes.trim_ascii_start().starts_with(b"{") {
            OpenFault::Encoding
        } else if is_table(bytes) {
            OpenFault::Foreign(Foreign::Table)
        } else {
            OpenFault::Foreign(Foreign::NoText)
        }
    })
}

/// True for the text of a standard pack: remarks, then its id.
pub(super) fn is_pack(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| line.starts_with("id = \""))
}

/// True for lines with tabs or commas and no zero bytes, such as a .csv that Excel saved in GBK.
pub(super) fn is_table(bytes: &[u8]) -> bool {
    let head = bytes.get(..4_000).unwrap_or(bytes);
    let mut lines = head.split(|byte| *byte == b'\n');
    let has_cells = |line: &[u8]| line.iter().any(|byte| matches!(byte, b',' | b'\t'));
    !head.contains(&0) && head.contains(&b'\n') && lines.next().is_some_and(has_cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_programs_are_known() {
        let wide = |name: &str| -> Vec<u8> { name.bytes().flat_map(|byte| [byte, 0]).collect() };
        let ole = |name: &str| [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &wide(name)].concat();
        let zip = |name: &str| [&b"PK\x03\x04"[..], &[b'x'; 100_000], name.as_bytes()].concat();
        for (bytes, expected) in [
            (zip("word/document.xml"), Some(Foreign::Word)),
            (zip("xl/workbook.xml"), Some(Foreign::Excel)),
            (zip("ppt/slides"), Some(Foreign::Slides)),
            (zip("OFD.xml"), Some(Foreign::Pdf)),
            (zip("school.duibiao.json"), Some(Foreign::Archive)),
            (ole("WordDocument"), Some(Foreign::Word)),
            (ole("Workbook"), Some(Foreign::Excel)),
            (ole("Other"), Some(Foreign::OldOffice)),
            (b"%PDF-1.7".to_vec(), Some(Foreign::Pdf)),
            (b"\x89PNG\r\n".to_vec(), Some(Foreign::Picture)),
            (b"\xFF\xD8\xFF\xE0".to_vec(), Some(Foreign::Picture)),
            (b"BM12340000".to_vec(), None),
            (
                b"BM\x01\x02\x03\x04\0\0\0\0".to_vec(),
                Some(Foreign::Picture),
            ),
            (b"Rar!\x1A\x07".to_vec(), Some(Foreign::Archive)),
            (b"\x1F\x8B\x08".to_vec(), Some(Foreign::Archive)),
            (
                b"\xEF\xBB\xBF<!DOCTYPE html>".to_vec(),
                Some(Foreign::WebPage),
            ),
            (b"\n\n%PDF-1.4".to_vec(), Some(Foreign::Pdf)),
            (b"II*\0".to_vec(), Some(Foreign::Picture)),
            (b"\0\0\0\x18ftypheic".to_vec(), Some(Foreign::Picture)),
            (b"\0\0\0\x18ftypisom".to_vec(), Some(Foreign::Film)),
            (b"{\\rtf1\\ansi x}".to_vec(), Some(Foreign::Word)),
            (b"<svg xmlns=\"x\"/>".to_vec(), Some(Foreign::Picture)),
            (
                b"<?xml version=\"1.0\"?><a/>".to_vec(),
                Some(Foreign::Markup),
            ),
            (b"https://x.example/#s=abc".to_vec(), Some(Foreign::Link)),
            (b"{}".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(Foreign::of(&bytes), expected);
        }
    }

    #[test]
    fn text_is_utf_8_or_told() {
        assert_eq!(text("学\u{FFFD}校".into()), Ok("学\u{FFFD}校".to_owned()));
        for (bytes, expected) in [
            (&b"{\"name\":\"\xCA\xB5\xD1\xE9\"}"[..], OpenFault::Encoding),
            (b"\xFF\xFE{\0", OpenFault::Encoding),
            (
                b"\xCA\xB5\xD1\xE9,1\r\n2,3\r\n",
                OpenFault::Foreign(Foreign::Table),
            ),
            (b"\xD1\x00\xFF\x01", OpenFault::Foreign(Foreign::NoText)),
        ] {
            assert_eq!(text(bytes.to_vec()), Err(expected));
        }
        let large = text(vec![b' '; LARGEST_BYTES + 1]);
        assert!(matches!(large, Err(OpenFault::TooLarge { .. })));
    }
}
