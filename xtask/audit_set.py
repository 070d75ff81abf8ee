"""Writes a folder of invented reports for `ogi audit`, with what was planted in it beside it as truth.json.

    python3 xtask/audit_set.py FOLDER COUNT [--copies N] [--mixed]

Every report has words of its own, made of a few hundred parts in changing order; a tenth of every text is the words of the
law. `--copies N` replaces 20 to 100 % of the text of N reports by that of another one, clause by clause. `--mixed` adds what
offices find among reports: pictures, archives, minutes, empty and cut files, the same file twice, another year, and a
register that names organs without a report.
"""

import argparse
import json
import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parent.parent
WHO = ["办公室", "审批科", "法规科", "信息科", "窗口", "督查组", "档案室", "值班室", "各股室", "下属单位", "联络员", "分管负责人"]
WHEN = ["年初", "一季度", "春耕前", "汛期", "年中", "三季度", "国庆前", "年末", "每月初", "每周五", "调研之后", "换届以后"]
DO = ["核对", "重写", "修订", "清理", "公布", "抽查", "归并", "翻译", "讲解", "登记", "补录", "移交", "复核", "汇编", "回访", "标注"]
WHAT = ["办事指南", "收费目录", "权责清单", "答复文书", "栏目设置", "历史文件", "查阅场所", "问答汇编", "会议纪要", "预算说明", "抽检结果",
        "招考信息", "征地公告", "救助名单", "公交线路", "排污许可", "学区划分", "用水价格", "防汛预案", "种粮补贴", "文物名录", "食品抽样"]
HOW = ["逐项留痕", "当日办结", "专人负责", "交叉检查", "限期改正", "邀请群众参加", "同步解读", "通报结果", "留存底稿", "请律师把关",
       "按类编号", "公开结果", "附上图表", "先审后发", "登门说明", "分级管理"]
LAW = ["本机关严格执行条例的规定", "坚持以公开为常态和不公开为例外", "及时准确公开政府信息", "依法办理政府信息公开申请",
       "加强政府信息公开工作的组织领导", "健全政府信息公开工作的各项制度"]
PLACES = ["示例", "样本", "模拟", "范例", "假设", "试样", "演示", "虚拟"]
BUREAUS = ["统计局", "水务局", "教育局", "民政局", "司法局", "商务局", "文化和旅游局", "交通运输局", "市场监督管理局", "生态环境局",
           "应急管理局", "卫生健康委员会", "住房和城乡建设局", "农业农村局", "档案馆", "审计局"]


def clause(dice):
    return dice.choice(WHEN) + dice.choice(WHO) + dice.choice(DO) + dice.choice(WHAT) + dice.choice(HOW)


def words(dice, count):
    return [dice.choice(LAW) if at % 10 == 0 else clause(dice) for at in range(count)]


def organ_of(number):
    place, rest = PLACES[number % len(PLACES)], number // len(PLACES)
    bureau, area = BUREAUS[rest % len(BUREAUS)], rest // len(BUREAUS)
    names = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    digits = names[area % 22] + names[area // 22 % 22] + (names[area // 484] if area >= 484 else "")
    return f"{place}市{digits}县{bureau}"


def figures(dice):
    received = dice.randint(0, 400)
    granted = dice.randint(0, received)
    carried = dice.randint(0, received - granted)
    held = received - granted - carried
    table = {"本年新收": received, "予以公开": granted, "不掌握": held, "结转": carried}
    return table


def report(organ, year, text, table, broken):
    """The official form of 2021 with figures for natural persons alone."""
    def row(label, value, extra=0):
        return f"{label}\t{value}\t0\t0\t0\t0\t0\t{value + extra}"

    part = len(text) * 4 // 5
    overview = "".join(one + ("。" if at % 4 == 3 else "，") for at, one in enumerate(text[:part]))
    overview = "主动公开和政府信息公开平台建设方面，" + overview
    problems = "存在的不足是栏目更新不够及时，" + "".join(one + ("。" if at % 3 == 2 else "，") for at, one in enumerate(text[part:]))
    lines = [
        f"{organ}{year}年政府信息公开工作年度报告", "",
        f"本报告依照《中华人民共和国政府信息公开条例》编制，统计期限自{year}年1月1日起至{year}年12月31日止。", "",
        "一、总体情况", "", overview.rstrip("，") + "。", "", "二、主动公开政府信息情况", "",
        "第二十条第（一）项", "信息内容\t本年制发件数\t本年废止件数\t现行有效件数", "规章\t0\t0\t0", "行政规范性文件\t1\t0\t4",
        "第二十条第（五）项", "信息内容\t本年处理决定数量", "行政许可\t0", "第二十条第（六）项", "信息内容\t本年处理决定数量",
        "行政处罚\t3", "行政强制\t0", "第二十条第（八）项", "信息内容\t本年收费金额（单位：万元）", "行政事业性收费\t0", "",
        "三、收到和处理政府信息公开申请情况", "",
    ]
    form = TEMPLATE["requests"]
    for label, kind in form:
        value = {"received": table["本年新收"], "granted": table["予以公开"], "not_held": table["不掌握"],
                 "total": table["予以公开"] + table["不掌握"], "carried": table["结转"]}.get(kind)
        if kind is None:
            lines.append(label)
        else:
            lines.append(row(label, value or 0, 1 if broken and kind == "total" else 0))
    lines += ["", "四、政府信息公开行政复议、行政诉讼情况", ""] + TEMPLATE["remedies"]
    lines += ["", "五、存在的主要问题及改进情况", "", problems.rstrip("，") + "。", "", "六、其他需要报告的事项", "",
              "本年度未收取信息处理费。", ""]
    return "\n".join(lines)


def template():
    """Labels of the form as a sample report prints them, so that they stand in one place."""
    text = (ROOT / "examples/reports/clean.txt").read_text()
    third = text[text.index("\n三、收到") + 1:text.index("\n四、政府")].splitlines()[2:]
    fourth = text[text.index("\n四、政府") + 1:text.index("\n五、存在")].splitlines()[2:]
    kinds = {"一、本年新收": "received", "予以公开": "granted", "本机关不掌握": "not_held", "总计": "total", "四、结转": "carried"}
    requests = []
    for line in third:
        cells = line.split("\t")
        is_row = len(cells) > 7 and all(cell.strip().isdigit() for cell in cells[-7:])
        label = "\t".join(cells[:-7]) if is_row else line
        kind = next((kind for words, kind in kinds.items() if words in label), "zero")
        requests.append((label, kind if is_row else None))
    return {"requests": requests, "remedies": [line for line in fourth if line.strip()]}


TEMPLATE = template()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("count", type=int)
    options.add_argument("--copies", type=int, default=0)
    options.add_argument("--year", type=int, default=2024)
    options.add_argument("--mixed", action="store_true")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    dice = random.Random(given.seed)
    given.folder.mkdir(parents=True)
    planted = []
    victims = dice.sample(range(given.count), 2 * given.copies) if given.copies else []
    pairs = list(zip(victims[::2], victims[1::2]))
    source = {to: (one, (20, 25, 30, 40, 50, 60, 70, 80, 90, 100)[at % 10]) for at, (one, to) in enumerate(pairs)}
    register = ["名称,上级机关,类别,层级"]
    for number in range(given.count):
        mine = random.Random(given.seed * 1_000_003 + number)
        length = mine.randint(40, 90)
        text = words(mine, length)
        if number in source:
            other, percent = source[number]
            seed = random.Random(given.seed * 1_000_003 + other)
            length = seed.randint(40, 90)
            theirs = words(seed, length)
            copied = min(len(theirs), max(1, len(text) * percent // 100))
            text = theirs[:copied] + text[copied:]
            planted.append([f"{other:06}.txt", f"{number:06}.txt", percent])
        organ = organ_of(number)
        table = figures(mine)
        folder = given.folder / f"{number // 1000:03}" if given.count > 2000 else given.folder
        folder.mkdir(exist_ok=True)
        (folder / f"{number:06}.txt").write_text(report(organ, given.year, text, table, number % 10 == 9))
        register.append(f"{organ},{organ[:3]}人民政府,部门,县")
    missing = [f"{PLACES[0]}市缺报县{bureau}" for bureau in BUREAUS[:5]]
    register += [f"{organ},{organ[:3]}人民政府,部门,县" for organ in missing]
    beside = given.folder.parent
    (beside / f"{given.folder.name}-register.csv").write_text("\n".join(register) + "\n")
    if given.mixed:
        mix(given.folder, dice)
    truth = {"planted": planted, "missing": missing}
    (beside / f"{given.folder.name}-truth.json").write_text(json.dumps(truth, ensure_ascii=False))


def mix(folder, dice):
    (folder / "扫描件.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(200))
    (folder / "全部年报.rar").write_bytes(b"Rar!\x1a\x07\x01\0" + bytes(100))
    (folder / "会议纪要.txt").write_text("会议研究了近期工作，明确了分工。\n")
    (folder / "空白.docx").write_bytes(b"")
    (folder / "损坏.docx").write_bytes(b"PK\x03\x04" + bytes(60))
    (folder / "损坏.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "~$年报.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"hidden")
    names = sorted(folder.glob("0*.txt"))
    (folder / "副本.txt").write_text(names[0].read_text())
    for name in names[10:40]:
        earlier = name.read_text().replace("2024年", "2023年")
        (folder / f"2023-{name.name}").write_text(earlier)
    for number, name in enumerate(sorted((ROOT / "examples/reports").glob("*"))):
        (folder / f"样例{number}{name.suffix}").write_bytes(name.read_bytes())


if __name__ == "__main__":
    main()
