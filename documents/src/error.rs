//! Why an input cannot be used at all.

use thiserror::Error;

/// Why bytes cannot be read as the text of a report. Each is one sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// 空文件: no bytes, or white space only.
    #[error("the file is empty; choose the file that holds the report")]
    Empty,
    /// 文件过大.
    #[error("the file has {size} bytes, more than the limit of {limit}; pass one report at a time")]
    TooLarge {
        /// The size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// 不是文本: another kind of file, told by its first bytes.
    #[error("the file is {}; {}", .0.name(), .0.advice())]
    NotText(FileKind),
    /// 空字符: text with a zero byte in it, which no text has.
    #[error(
        "line {line} of the file holds a zero byte (byte {} of the file), which no text has; \
         delete it or save the file as text anew",
        .offset.saturating_add(1)
    )]
    ZeroByte {
        /// The line, from 1.
        line: u64,
        /// Where in the file it stands, from 0.
        offset: u64,
    },
    /// 编码无法识别.
    #[error(
        "the encoding of the file is not recognised (byte {offset} is no valid UTF-8); \
         save the file as UTF-8 or GB18030"
    )]
    UnknownEncoding {
        /// The first byte that is not UTF-8.
        offset: u64,
    },
    /// 文件损坏: a Word, Excel or PDF file that is cut or not made as such files are.
    #[error("the file looks like {} but is broken{}: {}; save it anew with the program that made it", .kind.name(), in_part(.part), .fault.expected())]
    Broken {
        /// What it looks like.
        kind: FileKind,
        /// The part of the file that is broken; empty for the file as a whole.
        part: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// 文件加密: it opens with a password only.
    #[error("the file is {} and is encrypted; save it without a password", .0.name())]
    Encrypted(FileKind),
    /// 解压后过大.
    #[error("`{part}` in the file unpacks to more than the limit of {limit} bytes; choose the file that holds the report")]
    UnpacksTooLarge {
        /// The part of the file.
        part: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// 没有文字: a scanned PDF or OFD, which holds pictures of pages.
    #[error(
        "{} no text; pass the document that it was printed from, or the text that \
         a recogniser (OCR) finds with its places (*.positions.json)",
        pictures(*pages, *kind)
    )]
    NoText {
        /// What kind of file it is.
        kind: FileKind,
        /// How many pages it has.
        pages: usize,
    },
}

/// What is wrong with a file that is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The archive cannot be opened, or a part of it not unpacked.
    Archive,
    /// The archive holds far more parts than such a file has.
    TooManyParts,
    /// A part that every such file has is not there.
    Missing,
    /// A part is not well-formed XML.
    Xml,
    /// A part declares a document type, which such files never do.
    Doctype,
    /// A part uses an entity that XML does not have.
    Entity,
    /// Elements stand too deep inside each other.
    TooDeep,
    /// The part has far more paragraphs, rows, cells, styles or lists than a report.
    TooManyItems,
    /// A cell holds more than a cell can.
    LongCell,
    /// A stream of a PDF is packed in a way that no program packs it.
    Packing,
    /// The objects of a PDF cannot be found.
    Objects,
    /// The PDF has far more pages than a report.
    TooManyPages,
    /// The fonts of the PDF do not say which characters they draw.
    Characters,
    /// The sectors of a compound file lead nowhere.
    Compound,
    /// A web archive holds no page.
    Page,
    /// The records of a file are cut or contradict each other.
    Records,
}

impl Fault {
    /// What was expected, in English.
    const fn expected(self) -> &'static str {
        match self {
            Self::Archive => "a whole zip archive was expected",
            Self::TooManyParts => "at most 4096 parts were expected",
            Self::Missing => "this part was expected and is missing",
            Self::Xml => "well-formed XML was expected",
            Self::Doctype => "XML without a document type was expected",
            Self::Entity => "XML without entities of its own was expected",
            Self::TooDeep => "at most 256 elements inside each other were expected",
            Self::TooManyItems => "fewer paragraphs, rows and cells were expected",
            Self::LongCell => "at most 32767 characters in a cell were expected",
            Self::Packing => "streams packed in one of the usual ways were expected",
            Self::Objects => "a whole PDF with its pages was expected",
            Self::TooManyPages => "at most 2000 pages were expected",
            Self::Characters => "fonts that say which characters they draw were expected",
            Self::Page => "a part that is a web page was expected",
            Self::Compound => "a whole compound file was expected",
            Self::Records => "whole records that agree with each other were expected",
        }
    }

    /// What was expected, in Chinese.
    const fn expected_zh(self) -> &'static str {
        match self {
            Self::Archive => "应为完整的zip压缩包",
            Self::TooManyParts => "部件不应超过4096个",
            Self::Missing => "缺少这一部件",
            Self::Xml => "应为格式良好的XML",
            Self::Doctype => "XML中不应有文档类型声明",
            Self::Entity => "XML中不应有自定义实体",
            Self::TooDeep => "元素嵌套不应超过256层",
            Self::TooManyItems => "段落、行和单元格不应有这么多",
            Self::LongCell => "一个单元格不应超过32767个字符",
            Self::Packing => "数据流应以通常的方式压缩",
            Self::Objects => "应为完整的、有页面的PDF",
            Self::TooManyPages => "不应超过2000页",
            Self::Characters => "字体应注明所绘的字符",
            Self::Page => "其中应有网页",
            Self::Compound => "应为完整的复合文档",
            Self::Records => "记录应当完整且相互一致",
        }
    }
}

fn pictures(pages: usize, kind: FileKind) -> String {
    match pages {
        1 => format!("the only page of {} is a picture and holds", kind.name()),
        _ => format!("the {pages} pages of {} are pictures and hold", kind.name()),
    }
}

fn in_part(part: &str) -> String {
    if part.is_empty() { String::new() } else { format!(" in `{part}`") }
}

/// What a file that is not text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileKind {
    /// A PDF.
    Pdf,
    /// A Word document of the newer kind (docx).
    Docx,
    /// An Excel workbook of the newer kind (xlsx).
    Xlsx,
    /// A Word document as one XML file, of 2003 or newer.
    WordXml,
    /// An Excel workbook of 2003 as one XML file.
    ExcelXml,
    /// An `OpenDocument` file.
    OpenDocument,
    /// An OFD file (版式文件), the national format for fixed layouts.
    Ofd,
    /// Another zip archive.
    Zip,
    /// A Word document of before 2007, or one of WPS Writer (doc, wps).
    Doc,
    /// An Excel workbook of before 2007, or one of WPS (xls, et).
    Xls,
    /// Another old office file: a presentation, a message, a document of Word 95 or before.
    OldOffice,
    /// A rich text file (rtf).
    RichText,
    /// Positioned text (带位置的文字): runs of text with their places on pages, as JSON.
    Positions,
    /// A web page saved as one file (mht).
    WebArchive,
    /// A picture.
    Picture,
    /// A compressed archive other than zip.
    Archive,
    /// Bytes of no known kind.
    Binary,
}

impl FileKind {
    /// The kind in English, with its article.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Docx => "a Word document (docx)",
            Self::Xlsx => "an Excel workbook (xlsx)",
            Self::WordXml => "a Word document as one XML file",
            Self::ExcelXml => "an Excel workbook as one XML file",
            Self::OpenDocument => "an OpenDocument file",
            Self::Ofd => "an OFD file",
            Self::Zip => "a zip archive",
            Self::Doc => "a Word 97–2003 or WPS document (doc, wps)",
            Self::Xls => "an Excel 97–2003 or WPS workbook (xls, et)",
            Self::OldOffice => "an old office file that is neither a Word 97–2003 document nor an Excel workbook",
            Self::RichText => "a rich text file (rtf)",
            Self::Positions => "positioned text (*.positions.json)",
            Self::WebArchive => "a web archive (mht)",
            Self::Picture => "a picture",
            Self::Archive => "a compressed archive",
            Self::Binary => "binary, not text",
        }
    }

    /// The kind in Chinese.
    pub const fn name_zh(self) -> &'static str {
        match self {
            Self::Pdf => "PDF文件",
            Self::Docx => "Word文档（docx）",
            Self::Xlsx => "Excel工作簿（xlsx）",
            Self::WordXml => "Word XML文档",
            Self::ExcelXml => "Excel XML表格",
            Self::OpenDocument => "OpenDocument文档",
            Self::Ofd => "OFD版式文件",
            Self::Zip => "zip压缩包",
            Self::Doc => "Word 97–2003或WPS文档（doc、wps）",
            Self::Xls => "Excel 97–2003或WPS表格（xls、et）",
            Self::OldOffice => "旧版Office文件，但不是Word 97–2003文档或Excel工作簿",
            Self::RichText => "RTF文件",
            Self::Positions => "带位置的文字（*.positions.json）",
            Self::WebArchive => "单文件网页（mht）",
            Self::Picture => "图片",
            Self::Archive => "压缩包",
            Self::Binary => "二进制文件，不是文本",
        }
    }

    /// What to do about it, in English.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Zip | Self::Archive => "unpack it and pass the report itself",
            Self::Picture => {
                "pass the report itself, or the text that a recogniser (OCR) finds with its places (*.positions.json)"
            }
            Self::Binary => "choose the file that holds the report",
            Self::WebArchive => "save it as a web page (HTML)",
            Self::Doc | Self::Xls | Self::OldOffice | Self::RichText | Self::OpenDocument if cfg!(feature = "office") => {
                "open it and save it as docx or xlsx"
            }
            Self::Ofd if cfg!(feature = "pdf") => "convert it to PDF, docx or text first",
            _ => "convert it to text, Markdown or HTML first",
        }
    }

    /// What to do about it, in Chinese.
    pub const fn advice_zh(self) -> &'static str {
        match self {
            Self::Zip | Self::Archive => "请解压后再选择年报文件",
            Self::Picture => "请改用年报原文，或者用文字识别（OCR）得到带位置的文字（*.positions.json）后再核查",
            Self::Binary => "请选择年报文件",
            Self::WebArchive => "请另存为网页（HTML）",
            Self::Doc | Self::Xls | Self::OldOffice | Self::RichText | Self::OpenDocument if cfg!(feature = "office") => {
                "请打开后另存为docx或xlsx"
            }
            Self::Ofd if cfg!(feature = "pdf") => "请先转换为PDF、docx或文本",
            _ => "请先转换为文本、Markdown或网页（HTML）",
        }
    }
}

impl DecodeError {
    /// A stable code for programs.
    ///
    /// ```
    /// use ogi_documents::{decode::decode, error::DecodeError};
    /// assert_eq!(decode(b"%PDF-1.7 ...").map_err(|error| error.code()).err(), Some("input/not-text"));
    /// ```
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "input/empty",
            Self::TooLarge { .. } => "input/too-large",
            Self::NotText(_) | Self::ZeroByte { .. } => "input/not-text",
            Self::UnknownEncoding { .. } => "input/unknown-encoding",
            Self::Broken { .. } => "input/broken-file",
            Self::Encrypted(_) => "input/encrypted",
            Self::UnpacksTooLarge { .. } => "input/unpacks-too-large",
            Self::NoText { .. } => "input/no-text",
        }
    }

    /// The sentence in Chinese; [`Display`](std::fmt::Display) gives the English one.
    pub fn message_zh(&self) -> String {
        match self {
            Self::Empty => "文件为空；请选择年报文件".to_owned(),
            Self::TooLarge { size, limit } => {
                format!("文件有{size}字节，超过上限{limit}字节；请一次提交一份年报")
            }
            Self::NotText(kind) => format!("这是{}；{}", kind.name_zh(), kind.advice_zh()),
            Self::ZeroByte { line, offset } => {
                let byte = offset.saturating_add(1);
                format!("文件第{line}行有空字符（NUL，全文第{byte}字节），文本中不应有；请删除它，或者将文件重新另存为文本")
            }
            Self::UnknownEncoding { offset } => {
                format!("无法识别文件编码（第{offset}字节不是有效的UTF-8）；请将文件另存为UTF-8或GB18030")
            }
            Self::Broken { kind, part, fault } => {
                let place = if part.is_empty() { String::new() } else { format!("（{part}）") };
                format!("文件疑为{}，但已损坏{place}：{}；请用原来的软件重新保存", kind.name_zh(), fault.expected_zh())
            }
            Self::Encrypted(kind) => format!("这是加密的{}；请取消密码后再保存", kind.name_zh()),
            Self::UnpacksTooLarge { part, limit } => {
                format!("文件中的“{part}”解压后超过上限{limit}字节；请选择年报文件")
            }
            Self::NoText { kind, pages } => format!(
                "该{}共{pages}页，均为图片，没有文字；请改用它的原始文档，或者用文字识别（OCR）得到带位置的文字（*.positions.json）后再核查",
                kind.name_zh()
            ),
        }
    }
}
