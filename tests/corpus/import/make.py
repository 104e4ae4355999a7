"""Writes the hostile pools and targets of this folder, the same bytes each time: run this file.

What must happen to each stands in expectations.csv beside it, which is written by hand.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).parent
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DATES = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
STYLES = f'<styleSheet xmlns="{MAIN}">{DATES}</styleSheet>'

# -- texts: name, bytes ----------------------------------------------------------------------------------
HEAD = "id,gender,age\n"
TWO = "1,woman,16-29\n2,man,30-44\n"
BORN = "id,gender,date of birth\n"
ADDRESS = "id,gender,street,postcode\n"

TEXTS: dict[str, str | bytes] = {
    # how the file is written
    "latin_umlauts.csv": "id,Geschlecht,Ort\n1,Mann,Köln\n2,Frau,Zürich\n".encode("cp1252"),
    "utf8_bom_semicolon_cr.csv": b"\xef\xbb\xbf" + b"id;gender\r1;woman\r2;man\r",
    "utf16_tab.csv": "id\tgender\n1\twoman\n2\tman\n".encode("utf-16"),
    "sep_line_semicolon.csv": "sep=;\nid;gender\n1;woman\n",
    "decimal_comma_semicolon.csv": "id;gender;weight\n1;woman;1,5\n2;man;2,5\n",
    "utf8_then_latin.csv": "id,name\n1,Zoë\n".encode() + "2,Chloë\n".encode("cp1252"),
    "nul_inside.csv": b"id,gender\n1,wo\x00man\n",
    "escape_inside.csv": "id,gender\n1,wo\x1bman\n",
    "cut_in_letter.csv": "id,gender\n1,wöman\n".encode()[:-5],
    "quote_never_closed.csv": 'id,gender\n1,"woman\n2,man\n',
    "quote_in_the_middle.csv": 'id,gender\n1,wo"man\n2,man\n',
    "cell_of_a_book.csv": "id,gender\n1," + "x" * 100_001 + "\n",
    "only_separators.csv": ",,,\n,,,\n",
    "only_blank_lines.csv": "\n\n \n",
    "nothing.csv": b"",
    "web_page.csv": "<!DOCTYPE html><html><table><tr><td>id</td></tr></table></html>",
    "pdf.xlsx": b"%PDF-1.7\n1 0 obj",
    "old_or_locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "zip_of_nothing.xlsx": b"PK\x05\x06" + bytes(18),
    "not_quite_a_zip.xlsx": b"PK\x03\x04" + b"garbage" * 9,
    # headings
    "header_upper_nbsp.csv": "\u00a0ID ,GENDER\n1,woman\n",
    "header_twice.csv": "id,gender,Gender\n1,woman,woman\n",
    "header_twice_by_accent.csv": "id,caf\u00e9,cafe\u0301\n1,a,b\n",
    "header_third_line.csv": "Assembly 2026\nexported by hand,,\nid,gender,age\n1,woman,16-29\n2,man,30-44\n",
    "header_blank_column.csv": "id,,gender\n1,x,woman\n2,y,man\n",
    "header_alone.csv": "id,gender\n",
    "no_heading_at_all.csv": "1,woman\n2,man\n",
    "heading_right_to_left.csv": "id,\u05de\u05d2\u05d3\u05e8\n1,\u05d0\u05d9\u05e9\u05d4\n",
    # ids
    "member_no.csv": "Member No,Phone no,gender\nA1,0770 1,woman\nA2,0770 2,man\n",
    "two_candidates.csv": "Member No,Reference,gender\n1,a,woman\n2,b,man\n",
    "no_id_at_all.csv": "name,gender\nAnn,woman\nAnn,man\n",
    "id_missing_once.csv": HEAD + "1,woman,16-29\n,man,30-44\n",
    "id_twice_same.csv": HEAD + "1,woman,16-29\n1,woman,16-29\n2,man,30-44\n",
    "id_twice_other.csv": HEAD + "1,woman,16-29\n1,man,16-29\n2,man,30-44\n",
    "id_thrice_other.csv": HEAD + "7,woman,16-29\n7,man,16-29\n7,man,30-44\n2,man,30-44\n",
    "id_by_capitals.csv": HEAD + "a,woman,16-29\nA,man,30-44\n",
    "id_seventeen_digits.csv": HEAD + "12345678901234567,woman,16-29\n2,man,30-44\n",
    "id_leading_zeros.csv": HEAD + "007,woman,16-29\n7,man,30-44\n",
    "id_is_an_error.csv": HEAD + "#N/A,woman,16-29\n2,man,30-44\n",
    "id_with_blanks.csv": HEAD + " 1 ,woman,16-29\n\u00a02,man,30-44\n",
    # rows
    "row_too_short.csv": HEAD + "1,woman\n2,man,30-44\n",
    "row_too_long.csv": HEAD + "1,woman,16-29,extra\n2,man,30-44\n",
    "row_trailing_separators.csv": HEAD + "1,woman,16-29,,\n2,man,30-44,,\n",
    "rows_comment_total.csv": HEAD + "# by hand\n" + TWO + ",,\nTotal,,2\n",
    "rows_blank_between.csv": HEAD + "1,woman,16-29\n\n\n2,man,30-44\n",
    "cell_formula_error.csv": HEAD + "1,#REF!,16-29\n2,man,30-44\n",
    "cell_guarded.csv": HEAD + "1,'=woman,16-29\n2,man,30-44\n",
    "line_break_in_cell.csv": 'id,gender,note\n1,woman,"two\nlines"\n2,man,x\n',
    "invisible_marks.csv": HEAD + "1,wo\u200bman,16-29\n2,woman,30-44\n",
    "emoji.csv": HEAD + "1,\U0001f469,16-29\n2,man,30-44\n",
    # values
    "value_in_capitals.csv": HEAD + "1,Woman,16-29\n2,WOMAN,16-29\n3,woman,30-44\n4,woman,30-44\n",
    "value_missing_words.csv": HEAD + "1,prefer not to say,16-29\n2,n/a,30-44\n3,-,30-44\n4,man,16-29\n",
    "value_misspelt.csv": HEAD + "1,womann,16-29\n" + "".join(f"{n},woman,30-44\n" for n in range(2, 9)),
    "value_free_text.csv": "id,gender,why\n" + "".join(f"{n},man,reason {n}\n" for n in range(40)),
    # birth dates
    "born_iso.csv": BORN + "1,woman,1985-04-03\n2,man,1950-12-31\n",
    "born_day_first.csv": BORN + "1,woman,13/04/1985\n2,man,03/04/1950\n",
    "born_month_first.csv": BORN + "1,woman,04/13/1985\n2,man,03/04/1950\n",
    "born_both_orders.csv": BORN + "1,woman,13/04/1985\n2,man,04/13/1950\n3,man,03/04/1960\n",
    "born_open.csv": BORN + "1,woman,03/04/1985\n2,man,05/06/1950\n",
    "born_years.csv": BORN + "1,woman,1996\n2,man,1950\n",
    "born_two_digits.csv": BORN + "1,woman,03/04/85\n2,man,13/04/1950\n",
    "born_words.csv": BORN + "1,woman,3 Mar 1985\n2,man,12. M\u00e4rz 1950\n3,man,1er mars 2000\n",
    "born_serials.csv": BORN + "1,woman,31142\n2,man,18353\n",
    "born_in_future.csv": BORN + "1,woman,2027-01-01\n2,man,1950-01-01\n",
    "born_child.csv": BORN + "1,woman,2015-01-01\n2,man,1950-01-01\n",
    "born_too_old.csv": BORN + "1,woman,1885-01-01\n2,man,1950-01-01\n",
    "born_no_such_day.csv": BORN + "1,woman,31/02/1985\n2,man,13/04/1950\n",
    "born_blank.csv": BORN + "1,woman,\n2,man,1950-01-01\n",
    "born_on_the_day.csv": BORN + "1,woman,1996-03-14\n2,man,1996-03-15\n",
    "born_leap_day.csv": BORN + "1,woman,2000-02-29\n2,man,1904-02-29\n",
    # addresses
    "homes_spelt_alike.csv": ADDRESS + "1,woman,12 Mill-Lane,ES4 7FJ\n2,man,12 MILL lane,es4-7fj\n",
    "homes_abbreviated.csv": ADDRESS + "1,woman,12 High Street,ES4 7FJ\n2,man,12 High St.,ES4 7FJ\n",
    "homes_neighbours.csv": ADDRESS + "1,woman,12 High Street,ES4 7FJ\n2,man,14 High Street,ES4 7FJ\n",
    "homes_blank.csv": ADDRESS + "1,woman,,\n2,man,,\n",
    # targets
    "targets_plain.csv": "feature,value,min,max\ngender,woman,1,2\ngender,man,1,2\n",
    "targets_category_name.csv": "category,name,min,max\ngender,woman,1,2\n",
    "targets_shares_comma.csv": "feature;value;share\ngender;woman;51,2 %\ngender;man;48,8 %\n",
    "targets_min_above_max.csv": "feature,value,min,max\ngender,woman,3,2\n",
    "targets_negative.csv": "feature,value,min,max\ngender,woman,-1,2\n",
    "targets_half.csv": "feature,value,min,max\ngender,woman,1.5,2\n",
    "targets_exponent.csv": "feature,value,min,max\ngender,woman,1,1e3\n",
    "targets_words.csv": "feature,value,min,max\ngender,woman,one,2\n",
    "targets_blank_min.csv": "feature,value,min,max\ngender,woman,,2\n",
    "targets_blank_value.csv": "feature,value,min,max\ngender,,1,2\n",
    "targets_line_twice.csv": "feature,value,min,max\ngender,woman,1,2\nGender,WOMAN,1,2\n",
    "targets_flex_inside.csv": "feature,value,min,max,min_flex,max_flex\ngender,woman,2,4,3,3\n",
    "targets_no_lines.csv": "feature,value,min,max\n",
    "targets_shares_short.csv": "feature,value,share\ngender,woman,40\ngender,man,40\n",
    "targets_share_words.csv": "feature,value,share\ngender,woman,half\ngender,man,50\n",
    "targets_heading_twice.csv": "feature,value,min,max,min\ngender,woman,1,2,1\n",
    "targets_total_line.csv": "feature,value,min,max\ngender,woman,1,2\nTotal,,1,2\n",
    "targets_huge_number.csv": "feature,value,min,max\ngender,woman,1,99999999\n",
}  # fmt: skip


def sheet(rows: list[list[str | int | float | None]], *, extra: str = "", style: int = 0) -> str:
    """A worksheet's part: texts inline, numbers as numbers (in a cell style), None left out."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for place, value in enumerate(row):
            at = f"{chr(65 + place)}{number}"
            if isinstance(value, str):
                cells.append(f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>')
            elif value is not None:
                cells.append(f'<c r="{at}" s="{style}"><v>{value}</v></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}{extra}</sheetData></worksheet>'


def workbook(sheets: dict[str, str], *, hidden: str = "", properties: str = "", doctype: str = "") -> bytes:
    """A workbook with these sheets, stored without times, so that its bytes are always the same."""
    entries, links = [], []
    for number, name in enumerate(sheets, 1):
        state = ' state="hidden"' if name == hidden else ""
        entries.append(f'<sheet name="{name}" sheetId="{number}"{state} r:id="r{number}"/>')
        links.append(
            f'<Relationship Id="r{number}" Type="{LINK}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
    parts = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": f'{doctype}<workbook xmlns="{MAIN}" xmlns:r="{LINK}">{properties}'
        f"<sheets>{''.join(entries)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{"".join(links)}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": text for number, text in enumerate(sheets.values(), 1)}
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    """A zip of these parts, without times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def workbooks() -> dict[str, bytes]:
    """The spreadsheets."""
    people: list[list[str | int | float | None]] = [["id", "gender"], ["1", "woman"], ["2", "man"]]
    plain = workbook({"people": sheet(people)})
    born = workbook({"people": sheet([["id", "date of birth"], ["1", 31142], ["2", 18353]], style=1)})
    formula = '<row r="4"><c r="A4"><f>1+1</f></c></row>'
    wide = '<row r="4"><c r="XFD1048576"><v>1</v></c></row>'
    bomb = packed({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": " " * 30_000_000})
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return {
        "sheet_plain.xlsx": plain,
        "sheet_named.csv": plain,
        "sheet_dates.xlsx": born,
        "sheet_second.xlsx": workbook({"notes": sheet([["only one column"]]), "people": sheet(people)}),
        "sheet_hidden_first.xlsx": workbook(
            {"old": sheet([["id", "gender"], ["9", "x"]]), "people": sheet(people)}, hidden="old"
        ),
        "sheet_empty.xlsx": workbook({"people": sheet([])}),
        "sheet_formula_without_value.xlsx": workbook({"people": sheet(people, extra=formula)}),
        "sheet_last_cell.xlsx": workbook({"people": sheet(people, extra=wide)}),
        "sheet_bomb.xlsx": bomb,
        "sheet_entities.xlsx": workbook({"people": sheet(people)}, doctype=entity),
        "sheet_cut_off.xlsx": plain[: len(plain) * 2 // 3],
        "sheet_numbers_as_ids.xlsx": workbook(
            {"people": sheet([["id", "gender"], [7, "woman"], [8.0, "man"]])}
        ),
        "sheet_short_rows.xlsx": workbook(
            {"people": sheet([["id", "gender", "age"], ["1", "woman"], ["2"]])}
        ),
        "targets_in_sheet.xlsx": workbook(
            {"targets": sheet([["feature", "value", "min", "max"], ["gender", "woman", 1, 2]])}
        ),
        "targets_sheet_half.xlsx": workbook(
            {"targets": sheet([["feature", "value", "min", "max"], ["gender", "woman", 1.5, 2]])}
        ),
    }


def files() -> dict[str, bytes]:
    """Every file by name."""
    texts = {name: text.encode() if isinstance(text, str) else text for name, text in TEXTS.items()}
    return texts | workbooks()


if __name__ == "__main__":
    for name, data in files().items():
        (FOLDER / name).write_bytes(data)
