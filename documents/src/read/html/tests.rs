//! Tests of the web page reader.

use proptest::prelude::*;

use super::*;
use crate::document::Grid;
use crate::read::tests::{assert_sound, outline};

fn read_html(source: &str) -> Vec<String> {
    let document = html(source);
    assert_sound(source, &document);
    outline(&document)
}

fn grids<'d>(document: &'d Document<'_>) -> Vec<&'d Grid> {
    document.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None }).collect()
}

/// Columns and spans of every cell, row by row: `column+columns×rows`.
fn layout(source: &str) -> Vec<String> {
    let document = html(source);
    assert_sound(source, &document);
    let rows = grids(&document).into_iter().flat_map(|grid| &grid.rows);
    rows.map(|row| {
        let cells = row.cells.iter().map(|cell| format!("{}+{}×{}", cell.column, cell.column_span, cell.row_span));
        cells.collect::<Vec<_>>().join(" ")
    })
    .collect()
}

#[test]
fn blocks_make_paragraphs_and_inline_elements_do_not() {
    assert_eq!(
        read_html("<h1>年度报告</h1>引言<p>一、<b>总体</b><span>情况</span>\n  如下<div>甲<br>乙</div>丙<hr>丁"),
        ["年度报告", "引言", "一、总体情况 如下", "甲", "乙", "丙", "丁"]
    );
    assert_eq!(read_html(" \n<p> </p><p>\u{3000}</p>"), ["\u{3000}"]);
    assert_eq!(read_html(""), Vec::<String>::new());
    assert_eq!(read_html("\u{feff}<!DOCTYPE html>\n<p>甲"), ["甲"]);
}

#[test]
fn what_is_out_of_sight_is_left_out() {
    assert_eq!(
        read_html(
            "<head><title>页面</title><style>p{}</style></head><script>if (a<b) document.write('<p>甲</p>')</script>\
             <!-- 注释 <p>x</p> --><noscript>请启用</noscript><template><p>模板</p></template>\
             <select><option>2023<option>2024</select><textarea><p>草稿</p></textarea>\
             <p hidden>藏</p><div style='color:red; DISPLAY : none'>藏<div>藏</div>藏</div>\
             <span style=\"visibility:hidden\">藏<span>藏</span></span><p aria-hidden=true>见</p><ruby>年<rt>nián</rt></ruby>"
        ),
        ["见", "年"]
    );
}

#[test]
fn a_hidden_element_without_end_stops_at_its_parents_end() {
    assert_eq!(read_html("<div>甲<div style='display:none'>藏<p>藏</div>乙</div>丙"), ["甲", "乙", "丙"]);
    assert_eq!(read_html("<p style='display:none'>藏<p>见"), ["见"]);
    assert_eq!(read_html("<ul><li hidden>藏<li>见</ul>"), ["见"]);
    assert_eq!(read_html("<div><span hidden>藏</div><p>见"), ["见"]);
    assert_eq!(
        read_html("<table><tr style='display:none'><td>藏<td>藏<tr><td>甲<td hidden>藏<td>乙</table>"),
        ["grid", "[甲|乙]"]
    );
    assert_eq!(read_html("<table><tr><td><span hidden>藏</td><td>乙</td></tr></table>"), ["grid", "[|乙]"]);
}

#[test]
fn a_report_that_only_a_script_would_show_is_read() {
    let page = "<p>导航</p><div id=article style='display:none'><table><tr><td>规章<td>3</table></div>";
    assert_eq!(read_html(page), ["导航", "grid", "[规章|3]"]);
}

#[test]
fn entities_map_to_their_source() {
    let source = "<p>甲&amp;&#20057;&nbsp;&lt;丙&unknown;&#x4E01</p>";
    let document = html(source);
    assert_sound(source, &document);
    assert_eq!(outline(&document), ["甲&乙\u{a0}<丙&unknown;丁"]);
    let quoted = |letters: &str| {
        let at = u32::try_from(document.text.find(letters).unwrap()).unwrap();
        let span = document.source_span(&(at..at + u32::try_from(letters.len()).unwrap()));
        &source[span.start as usize..span.end as usize]
    };
    assert_eq!(quoted("&乙"), "&amp;&#20057;");
    assert_eq!(quoted("乙"), "&#20057;");
    assert_eq!(quoted("\u{a0}<丙"), "&nbsp;&lt;丙");
    assert_eq!(quoted("丁"), "&#x4E01");
    assert_eq!(quoted("甲"), "甲");
}

#[test]
fn every_cell_maps_to_the_source() {
    let source = "<table>\r\n<tr>\r\n<td>\r\n规 章\r\n</td><td><p>1<b>2</b></p></td><td>&nbsp;</td></tr></table>";
    let document = html(source);
    assert_sound(source, &document);
    let spans: Vec<_> = grids(&document)[0].rows[0]
        .cells
        .iter()
        .map(|cell| {
            let span = document.source_span(&cell.range);
            (document.slice(&cell.range), &source[span.start as usize..span.end as usize])
        })
        .collect();
    assert_eq!(spans, [("规 章", "规 章"), ("12", "1<b>2"), ("", "")]);
}

#[test]
fn cells_keep_their_line_breaks() {
    assert_eq!(
        read_html("<table><tr><th>本年新<br/>制作数量<th><p>商业</p><p>企业</p><th>总 &nbsp;计</table>"),
        ["grid", "[本年新\n制作数量|商业\n企业|总 \u{a0}计]"]
    );
}

#[test]
fn spans_lay_out_columns() {
    assert_eq!(
        layout(
            "<table><tr><td colspan=3 rowspan=3>甲<td colspan=7>乙<tr><td rowspan=2>丙<td colspan=5>丁<td rowspan=2>戊\
             <tr><td>1<td>2<td>3<td>4<td>5<tr><td colspan=3>己<td>0</table>"
        ),
        ["0+3×3 3+7×1", "3+1×2 4+5×1 9+1×2", "4+1×1 5+1×1 6+1×1 7+1×1 8+1×1", "0+3×1 3+1×1"]
    );
}

#[test]
fn spans_end_with_their_row_group_and_empty_rows_count() {
    assert_eq!(
        layout("<table><thead><tr><td rowspan=9>甲<td>乙</thead><tbody><tr><td>丙<td>丁</tbody></table>"),
        ["0+1×9 1+1×1", "0+1×1 1+1×1"]
    );
    assert_eq!(
        layout("<table><tr><td rowspan=2>甲<td>乙</tr><tr></tr><tr><td>丙<td>丁</table>"),
        ["0+1×2 1+1×1", "0+1×1 1+1×1"]
    );
    assert_eq!(layout("<table><tr><td rowspan=0>甲<td>乙<tr><td>丙</table>"), ["0+1×1000 1+1×1", "1+1×1"]);
}

#[test]
fn absurd_spans_are_cut() {
    assert_eq!(
        layout("<table><tr><td colspan=1000000000>甲<td colspan=99999999999999999999>乙<td rowspan=-3 colspan=x>丙</table>"),
        ["0+1000×1 1000+1×1 1000+1×1"]
    );
    let wide = format!("<table><tr>{}</table>", "<td colspan=1000 rowspan=65534>1".repeat(20_000));
    assert_eq!(grids(&html(&wide)).len(), 1);
    let tall = format!("<table><tr><td colspan=1000 rowspan=1000>1<td>2{}", "<tr><td>3".repeat(30_000));
    assert!(!grids(&html(&tall)).is_empty());
}

#[test]
fn missing_tags_are_supplied() {
    assert_eq!(read_html("<table><tr><td>规章<td>1<tr><td>许可<td>2"), ["grid", "[规章|1]", "[许可|2]"]);
    assert_eq!(read_html("<table><td>规章<td>1</table>后"), ["grid", "[规章|1]", "后"]);
    assert_eq!(read_html("<td>规章</td><td>1</td></tr><tr><td>许可<td>2"), ["grid", "[规章|1]", "[许可|2]"]);
    assert_eq!(
        read_html("<table><tr><td>规章<td>1</tr><table><tr><td>许可<td>2</table>"),
        ["grid", "[规章|1]", "grid", "[许可|2]"]
    );
    assert_eq!(read_html("甲</td></tr></table></div>乙"), ["甲", "乙"]);
    assert_eq!(read_html("<table><tr><td>规章<td>1</td></tr></tab"), ["grid", "[规章|1]"]);
}

#[test]
fn text_between_cells_stands_where_it_was() {
    assert_eq!(
        read_html("<table><caption>表二</caption>&nbsp;<tr>\u{200b}<td>规章<td>1</tr>续<tr><td>许可<td>2</table>"),
        ["表二", "grid", "[规章|1]", "续", "grid", "[许可|2]"]
    );
}

#[test]
fn tables_of_one_column_are_layout() {
    assert_eq!(
        read_html("<table><tr><td><p>一、总体情况</p><p>正文</p></td></tr><tr><td>二、主动公开</td></tr></table>"),
        ["一、总体情况", "正文", "二、主动公开"]
    );
}

#[test]
fn a_layout_table_does_not_swallow_the_report() {
    let data = "<table><tr><td>规章<td>1<tr><td>许可<td>2</table>";
    assert_eq!(
        read_html(&format!("<table><tr><td><p>前</p>{data}<p>中</p>{data}后</td></tr></table>")),
        ["前", "grid", "[规章|1]", "[许可|2]", "中", "grid", "[规章|1]", "[许可|2]", "后"]
    );
    assert_eq!(
        read_html(&format!("<table><tr><td>左<td>右<tr><td>导航<td>前{data}后<td>尾<tr><td>页<td>脚</table>")),
        ["grid", "[左|右]", "[导航]", "前", "grid", "[规章|1]", "[许可|2]", "后", "grid", "[尾]", "[页|脚]"]
    );
    let nested = format!("<table><tr><td><table><tr><td>题<table><tr><td>{data}</table></table></table>");
    assert_eq!(read_html(&nested), ["题", "grid", "[规章|1]", "[许可|2]"]);
}

#[test]
fn a_table_of_one_cell_inside_a_cell_is_its_text() {
    assert_eq!(
        read_html("<table><tr><td>规章<td><table><tr><td>12</table><td><table></table>3</table>"),
        ["grid", "[规章|12|3]"]
    );
    assert_eq!(
        read_html("<table><tr><td>规章<td>约<table><tr><td>12<tr><td>13</table>件<td>3</table>"),
        ["规章", "约", "12", "13", "件", "3"]
    );
}

#[test]
fn a_long_cell_is_part_of_the_page() {
    let article = "<p>正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文。</p>".repeat(20);
    let lines = read_html(&format!("<table><tr><td>导航<td>{article}<td>边栏<tr><td>甲<td>乙</table>"));
    assert_eq!(lines.len(), 24, "{lines:?}");
    assert_eq!(lines.first().map(String::as_str), Some("导航"));
    assert_eq!(lines[21..], ["grid", "[边栏]", "[甲|乙]"]);
}

#[test]
fn raised_figures_are_not_glued() {
    assert_eq!(read_html("<p>12<sup>2</sup>件"), ["12 2 件"]);
}

#[test]
fn preformatted_text_is_read_as_lines() {
    assert_eq!(
        read_html("<p>前</p><pre>一、总体\n规章\t0\t1\n许可\t2\t3\n\n二、&lt;后&gt;\n</pre>尾"),
        ["前", "一、总体", "grid", "[规章|0|1]", "[许可|2|3]", "二、<后>", "尾"]
    );
    assert_eq!(read_html("<table><tr><td><pre>商业\n企业</pre><td>1</table>"), ["grid", "[商业\n企业|1]"]);
}

#[test]
fn metadata_is_read() {
    let document = html(
        "<head><meta charset=utf-8><meta name=ArticleTitle content=\"2023年 年度报告\"><meta name=PubDate \
         content='2024-01-30'><meta name=x content=' '><title>\n 年度报告&amp;\n</title></head>",
    );
    let pairs: Vec<_> = document.metadata.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(pairs, [("ArticleTitle", "2023年 年度报告"), ("PubDate", "2024-01-30"), ("title", "年度报告&")]);
}

#[test]
fn text_with_tables_keeps_its_lines() {
    let source = "# 年度报告\r\n\r\n二、主动公开\n<html><body><table><tr><td>规章</td><td>0</td></tr></table></body></html>\n\
                  三、收到\n| 商业<br>企业 | 3 |\n|---|---|\n| 甲 | 4 |\n尾";
    let document = text_with_tables(source);
    assert_sound(source, &document);
    assert_eq!(
        outline(&document),
        ["年度报告", "二、主动公开", "grid", "[规章|0]", "三、收到", "grid", "[商业 企业|3]", "[甲|4]", "尾"]
    );
}

#[test]
fn deep_nesting_is_flat() {
    let tags = ["div", "table><tr><td", "table", "b", "span hidden", "ul><li", "pre", "select"];
    for (tag, depth) in tags.into_iter().zip([100_000, 100_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000]) {
        let name = tag.split(' ').next().unwrap();
        let source = format!("{}甲{}乙", format!("<{tag}>").repeat(depth), format!("</{name}>").repeat(depth));
        let document = html(&source);
        assert_sound(&source, &document);
    }
    let source = format!("{}0{}", "<table><tr><td>1<td>".repeat(5_000), "</table>".repeat(5_000));
    assert_sound(&source, &html(&source));
}

#[test]
fn memory_stays_in_proportion() {
    for piece in ["<td>", "<p>a", "<tr><td>1", "<b>a", "&lt;", "<table>", "<pre>|\n", "<br>a"] {
        let source = piece.repeat(600_000 / piece.len());
        let document = html(&source);
        assert_sound(&source, &document);
        let cells: usize = grids(&document).iter().flat_map(|grid| &grid.rows).map(|row| row.cells.len() * 16 + 24).sum();
        let size = document.text.len() + document.segments.len() * 16 + document.blocks.len() * 32 + cells;
        assert!(size <= source.len() * 3 + (4 << 20), "{piece}: {size}");
    }
}

#[test]
fn what_looks_like_a_tag_inside_plain_text_is_text() {
    assert_eq!(read_html("<xmp>甲<b>乙</b></xmpp></XMP>丙"), ["甲<b>乙</b></xmpp>", "丙"]);
    assert_eq!(read_html("甲<plaintext>乙</plaintext>&amp;"), ["甲", "乙</plaintext>&amp;"]);
    assert_eq!(read_html("<p>1 < 2 &zz; & </ 3"), ["1 < 2 &zz; &"]);
}

/// Pieces of pages, well formed and not, of which the tokenizer makes tags and text.
fn pieces() -> impl Strategy<Value = String> {
    const PIECES: [&str; 76] = [
        "<p>",
        "</p>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<td rowspan=2>",
        "<td colspan='3'>",
        "<br/>",
        "<div hidden>",
        "</div>",
        "<span style=\"display:none\">",
        "</span>",
        "<title>",
        "</title>",
        "</TITLE >",
        "</titlex>",
        "<textarea>",
        "</textarea>",
        "<script>",
        "</script>",
        "</SCRIPT/>",
        "<script ",
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<!--->",
        "<!-",
        "--",
        "-",
        "<style>",
        "</style>",
        "<pre>",
        "</pre>",
        "<!DOCTYPE html>",
        "<![CDATA[",
        "]]>",
        "<?xml ",
        "</",
        "</ ",
        "</>",
        "<",
        "<1",
        ">",
        "/",
        "=",
        "\"",
        "'",
        "&",
        "&nbsp;",
        "&nbsp",
        "&amp",
        "&lt;",
        "&#31532;",
        "&#x4e00",
        "&#;",
        "&#x;",
        "&#150;",
        "&notit;",
        "&copy=1",
        ";",
        " ",
        "\n",
        "\r\n",
        "\r",
        "甲",
        "年报",
        "12",
        "<meta name=a content=",
        "<a href=\"?a=1&copy=2\" title='&quot;&copy;'>",
        "hidden",
        "x",
        "<noscript>",
        "</noscript>",
    ];
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn pages_are_read_as_a_complete_tokenizer_reads_them(source in pieces()) {
        for options in [Options::default(), Options { keep_lines: true, show_hidden: true }] {
            let mut builder = Builder::new(source.len(), options);
            oracle::tokenize(&source, &mut builder);
            let (own, expected) = (finish(run(&source, options)), finish(builder));
            prop_assert_eq!(&own.text, &expected.text);
            prop_assert_eq!(&own.blocks, &expected.blocks);
            prop_assert_eq!(&own.metadata, &expected.metadata);
            // Places are told more exactly here than there.
            assert_sound(&source, &own);
        }
    }
}

#[test]
fn fields_of_a_form_show_what_stands_in_them() {
    let row = "<tr><td>规章</td><td><input type=\"text\" readonly value=\"3\"></td><td><INPUT VALUE='1,&#50;34'></td>\
        <td><input type=hidden value=7></td><td><input value=\"\"></td><td><input type=checkbox value=on></td></tr>";
    assert_eq!(read_html(&format!("<table>{row}</table>")), ["grid", "[规章|3|1,234|||]"]);
    // Outside tables fields are those of the page: a search box.
    assert_eq!(read_html("<form>检索<input value=\"2024\"></form>"), ["检索"]);
}
