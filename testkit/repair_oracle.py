"""Confirms the conformance set of repairs with solvers that share nothing with the library.

Usage: python3 repair_oracle.py FOLDER [SECONDS_PER_CASE]      (needs: pip install highspy ortools numpy)

HiGHS proves the smallest number of changed cells of every case (mixed-integer model, change split into rise and
fall); CP-SAT lists every smallest set: solve, forbid the set, solve again until the optimum rises. A case whose list
is not finished within the time counts as unfinished, not as confirmed. The two solvers run in processes of their own,
since their packages ship clashing libraries. Exit status 1 if anything disagrees.
"""
import glob
import json
import os
import statistics
import subprocess
import sys
import time


def load(folder):
    identities, cases = {}, []
    for name in sorted(glob.glob(os.path.join(folder, "identities.*.json"))):
        form = json.load(open(name))
        identities[form["form"]] = [[(cell, a) for cell, a in identity["terms"]] for identity in form["identities"]]
    for name in sorted(glob.glob(os.path.join(folder, "*.json"))):
        if os.path.basename(name).startswith("identities."):
            continue
        kind = json.load(open(name))
        cases += [(identities[kind["form"]], case) for case in kind["cases"]]
    for name in sorted(glob.glob(os.path.join(folder, "across", "*.json"))):
        kind = json.load(open(name))
        # Several reports in one problem: the identities of each, and what ties them.
        rules = [link["terms"] for link in kind["links"]]
        for report, form in kind["forms"].items():
            rules += [[(f"{report}/{cell}", a) for cell, a in terms] for terms in identities[form]]
        cases += [(rules, case) for case in kind["cases"]]
    return cases


def problem(identities, case):
    """Cells in use, their printed values (None where there is none) and the rules over their positions."""
    cells = sorted({cell for terms in identities for cell, _ in terms})
    place = {cell: at for at, cell in enumerate(cells)}
    missing = set(case["missing"])
    values = [None if cell in missing else case["cells"].get(cell, 0) for cell in cells]
    return cells, values, [[(place[cell], a) for cell, a in terms] for terms in identities]


def with_highs(identities, case):
    import highspy
    import numpy as np

    _, values, rules = problem(identities, case)
    n = len(values)
    # No change needs to be larger than all figures together.
    most = float(max(100, 2 * sum(value or 0 for value in values)))
    lp, starts, index, entry, low, high = highspy.HighsLp(), [0], [], [], [], []

    def row(terms, least, greatest):
        for at, a in terms:
            index.append(at)
            entry.append(float(a))
        starts.append(len(index))
        low.append(least)
        high.append(greatest)

    for rule in rules:
        lack = -float(sum(a * (values[at] or 0) for at, a in rule))
        row([(at, a) for at, a in rule] + [(n + at, -a) for at, a in rule], lack, lack)
    for at, value in enumerate(values):
        if value is not None:
            row([(at, 1), (2 * n + at, -most)], -1e30, 0.0)
            row([(n + at, 1), (2 * n + at, -float(value))], -1e30, 0.0)
    lp.num_col_, lp.num_row_ = 3 * n, len(low)
    lp.col_cost_ = np.array([0.0] * (2 * n) + [0.0 if value is None else 1.0 for value in values])
    lp.col_lower_ = np.zeros(3 * n)
    lp.col_upper_ = np.array([most] * n + [float(value or 0) for value in values] + [1.0] * n)
    lp.row_lower_, lp.row_upper_ = np.array(low), np.array(high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(index, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(entry)
    lp.integrality_ = [highspy.HighsVarType.kContinuous] * (2 * n) + [highspy.HighsVarType.kInteger] * n
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_feasibility_tolerance", 1e-9)
    solver.setOptionValue("primal_feasibility_tolerance", 1e-9)
    solver.passModel(lp)
    started = time.perf_counter()
    solver.run()
    took = time.perf_counter() - started
    proved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    # Floating point may let a "switched off" cell move a little: what counts is the answer in whole numbers.
    move = solver.getSolution().col_value
    figures = [round((value or 0) + move[at] - move[n + at]) for at, value in enumerate(values)]
    if not proved or any(sum(a * figures[at] for at, a in rule) for rule in rules):
        return None, took
    return sum(value is not None and value != figures[at] for at, value in enumerate(values)), took


def with_cp_sat(identities, case, seconds):
    from ortools.sat.python import cp_model

    cells, values, rules = problem(identities, case)
    most = max(100, 2 * sum(value or 0 for value in values))
    model = cp_model.CpModel()
    figure = [model.new_int_var(0, most, "") for _ in cells]
    changed = [None if value is None else model.new_bool_var("") for value in values]
    for rule in rules:
        model.add(sum(a * figure[at] for at, a in rule) == 0)
    for at, value in enumerate(values):
        if value is not None:
            model.add(figure[at] == value).only_enforce_if(~changed[at])
    flags = [flag for flag in changed if flag is not None]
    model.minimize(sum(flags))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    best, found, started = None, [], time.perf_counter()
    while time.perf_counter() - started < seconds:
        solver.parameters.max_time_in_seconds = max(0.1, seconds - (time.perf_counter() - started))
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.INFEASIBLE):
            break
        if status == cp_model.INFEASIBLE or (best is not None and round(solver.objective_value) > best):
            return best, sorted(found), True, time.perf_counter() - started
        best = round(solver.objective_value)
        found.append([cells[at] for at, flag in enumerate(changed) if flag is not None and solver.value(flag)])
        model.add_bool_or([~flag for flag in flags if solver.value(flag)])
    return best, sorted(found), False, time.perf_counter() - started


def times(name, list_of_seconds):
    ordered = sorted(1e3 * seconds for seconds in list_of_seconds)
    ninety_nine = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    print(f"{name}: median {statistics.median(ordered):.2f} ms, 99th percentile {ninety_nine:.2f} ms, worst {ordered[-1]:.2f} ms")


def run(folder, solver, seconds):
    cases, bad, unfinished, took = load(folder), 0, 0, []
    for identities, case in cases:
        if solver == "highs":
            cost, spent = with_highs(identities, case)
            unfinished += cost is None
            wrong = cost is not None and cost != case["cost"]
        else:
            cost, found, done, spent = with_cp_sat(identities, case, seconds)
            unfinished += not done
            listed = sorted(sorted(cell for cell, _, _ in repair) for repair in case["repairs"]) if "repairs" in case else None
            wrong = cost is not None and cost != case["cost"] or done and len(found) != case["count"]
            wrong = wrong or done and listed is not None and listed != sorted(sorted(one) for one in found)
        took.append(spent)
        if wrong:
            bad += 1
            print(f"{solver} disagrees on {case['name']}: {cost} for {case['cost']}")
    what = "HiGHS, smallest number" if solver == "highs" else "CP-SAT, all smallest sets"
    print(f"{what}: {len(cases)} cases, {bad} disagree, {unfinished} unfinished")
    times(what, took)
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) > 3:
        sys.exit(run(sys.argv[1], sys.argv[3], float(sys.argv[2])))
    limit = sys.argv[2] if len(sys.argv) > 2 else "60"
    codes = [subprocess.run([sys.executable, __file__, sys.argv[1], limit, solver]).returncode for solver in ("highs", "cp-sat")]
    sys.exit(max(codes))
