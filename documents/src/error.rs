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
    #[error("the file has {size} bytes, more than the limit of {limit}; pass one report at a time or raise the limit")]
    TooLarge {
        /// The size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// 不是文本: another kind of file, told by its first bytes.
    #[error("the file is {}; {}", .0.name(), .0.advice())]
    NotText(FileKind),
    /// 编码无法识别.
    #[error(
        "the encoding of the file is not recognised (byte {offset} is no valid UTF-8); \
         save the file as UTF-8 or GB18030"
    )]
    UnknownEncoding {
        /// The first byte that is not UTF-8.
        offset: u64,
    },
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
    /// An `OpenDocument` file.
    OpenDocument,
    /// An OFD file (版式文件), the national format for fixed layouts.
    Ofd,
    /// Another zip archive.
    Zip,
    /// An old Word, Excel or WPS file (doc, xls, wps).
    OldOffice,
    /// A rich text file (rtf).
    RichText,
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
            Self::OpenDocument => "an OpenDocument file",
            Self::Ofd => "an OFD file",
            Self::Zip => "a zip archive",
            Self::OldOffice => "an old Word, Excel or WPS file (doc, xls, wps)",
            Self::RichText => "a rich text file (rtf)",
            Self::WebArchive => "a web archive (mht)",
            Self::Picture => "a picture",
            Self::Archive => "a compressed archive",
            Self::Binary => "binary, not text",
        }
    }

    /// The kind in Chinese.
    pub const fn name_zh(self) -> &'static str {
        match self {
            Self::Pdf => "PDF 文件",
            Self::Docx => "Word 文档（docx）",
            Self::Xlsx => "Excel 工作簿（xlsx）",
            Self::OpenDocument => "OpenDocument 文档",
            Self::Ofd => "OFD 版式文件",
            Self::Zip => "zip 压缩包",
            Self::OldOffice => "旧版 Word、Excel 或 WPS 文件（doc、xls、wps）",
            Self::RichText => "RTF 文件",
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
            Self::Picture => "pass the report as text, Markdown or HTML",
            Self::Binary => "choose the file that holds the report",
            _ => "convert it to text, Markdown or HTML first",
        }
    }

    /// What to do about it, in Chinese.
    pub const fn advice_zh(self) -> &'static str {
        match self {
            Self::Zip | Self::Archive => "请解压后再选择年报文件",
            Self::Picture => "请改用文本、Markdown 或网页格式的年报",
            Self::Binary => "请选择年报文件",
            _ => "请先转换为文本、Markdown 或网页（HTML）",
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
            Self::NotText(_) => "input/not-text",
            Self::UnknownEncoding { .. } => "input/unknown-encoding",
        }
    }

    /// The sentence in Chinese; [`Display`](std::fmt::Display) gives the English one.
    pub fn message_zh(&self) -> String {
        match self {
            Self::Empty => "文件是空的；请选择年报文件".to_owned(),
            Self::TooLarge { size, limit } => {
                format!("文件有 {size} 字节，超过上限 {limit} 字节；请一次提交一份年报，或者调高上限")
            }
            Self::NotText(kind) => format!("这是{}；{}", kind.name_zh(), kind.advice_zh()),
            Self::UnknownEncoding { offset } => {
                format!("无法识别文件编码（第 {offset} 字节不是有效的 UTF-8）；请将文件另存为 UTF-8 或 GB18030")
            }
        }
    }
}
