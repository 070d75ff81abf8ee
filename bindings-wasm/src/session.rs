//! A form while it is typed in: numbers cross the border at each keystroke, JSON only when something is asked for.

use ogi_report::{CELL_COUNT, Cell, CellId, Number, Options, Reason, Severity, SpanUnit, Unreadable, rule};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "documents")]
use crate::error::thrown;
use crate::{form, language};

/// A form that is being filled in or corrected; cells go by their number in the layout.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session(ogi_report::Session);

#[wasm_bindgen]
impl Session {
    /// An empty form.
    ///
    /// # Errors
    /// An `Error` object with `code` when there is no such form.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, english: bool) -> Result<Self, JsValue> {
        let language = language(english);
        let options = Options { language, spans: SpanUnit::Utf16, ..Options::default() };
        Ok(Self(ogi_report::Session::new(form(name)?, options)))
    }

    /// A form with the figures of a report given as the wire object.
    ///
    /// # Errors
    /// An `Error` object with `code` when the object or the options cannot be used.
    #[cfg(feature = "documents")]
    #[wasm_bindgen(js_name = fromValue)]
    pub fn from_value(report: &str, options: &str) -> Result<Self, JsValue> {
        let read = || Ok((ogi_report::Input::from_json(report)?, Options::from_json(options)?));
        let (input, parsed) = read().map_err(|error| thrown(&error, crate::documents::language(options)))?;
        Ok(Self(ogi_report::Session::from_input(input, parsed)))
    }

    /// A document, to be corrected.
    ///
    /// # Errors
    /// An `Error` object with `code` when the document or the options cannot be used.
    #[cfg(feature = "documents")]
    #[wasm_bindgen(js_name = fromDocument)]
    pub fn from_document(bytes: &[u8], options: &str) -> Result<Self, JsValue> {
        let read = || {
            let options = Options::from_json(options)?;
            Ok((ogi_report::inspect(bytes, &options)?, options))
        };
        let (report, parsed) = read().map_err(|error| thrown(&error, crate::documents::language(options)))?;
        Ok(Self(ogi_report::Session::from_report(report, parsed)))
    }

    /// The number of a cell; -1 where no cell has the path.
    pub fn index(path: &str) -> i32 {
        CellId::from_path(path).and_then(|cell| i32::try_from(cell.index()).ok()).unwrap_or(-1)
    }

    /// Puts a whole number into a cell; whether the findings are others than before.
    pub fn set(&mut self, cell: usize, value: f64) -> bool {
        #[expect(clippy::cast_possible_truncation, reason = "the caller passes whole numbers of at most fifteen digits")]
        let number = Number::new(value as i64, 0);
        let cell = CellId::all().nth(cell);
        cell.zip(number).is_some_and(|(cell, number)| self.0.set_cell(cell, Cell::Number(number)))
    }

    /// Puts a figure into a cell that cannot be decided; `readings` is 0 where their number is not known, `why`
    /// empty where the reason is not.
    #[wasm_bindgen(js_name = setUnreadable)]
    pub fn set_unreadable(&mut self, cell: usize, printed: &str, readings: u32, why: &str) -> bool {
        let readings = (readings > 0).then_some(readings);
        let value = Unreadable { printed: printed.into(), readings, why: Reason::from_code(why) };
        CellId::all().nth(cell).is_some_and(|cell| self.0.set_cell(cell, Cell::Unreadable(value)))
    }

    /// What stands in a cell as text; nothing when it is missing.
    pub fn text(&self, cell: usize) -> Option<String> {
        let cell = self.0.report().draft.cell(CellId::all().nth(cell)?);
        cell.printed().map(str::to_owned).or_else(|| cell.number().map(|number| number.to_string()))
    }

    /// Types a text into a cell; whether the findings are others than before.
    #[wasm_bindgen(js_name = setText)]
    pub fn set_text(&mut self, cell: usize, text: &str) -> bool {
        CellId::all().nth(cell).is_some_and(|cell| self.0.set(cell, text))
    }

    /// Whether empty cells count as left blank.
    #[wasm_bindgen(getter)]
    pub fn complete(&self) -> bool {
        self.0.is_complete()
    }

    /// Says whether the form is filled in; whether the findings are others than before.
    #[wasm_bindgen(js_name = setComplete)]
    pub fn set_complete(&mut self, complete: bool) -> bool {
        self.0.set_complete(complete)
    }

    /// Sets the reporting year; 0 is unknown.
    #[wasm_bindgen(js_name = setYear)]
    pub fn set_year(&mut self, year: u16) {
        self.0.set_year((year > 0).then_some(year));
    }

    /// Sets the name of the organ that reports.
    #[wasm_bindgen(js_name = setOrgan)]
    pub fn set_organ(&mut self, organ: Option<String>) {
        self.0.set_organ(organ);
    }

    /// Says whether （六）其他处理 is one undivided row.
    #[wasm_bindgen(js_name = setUndivided)]
    pub fn set_undivided(&mut self, undivided: bool) {
        self.0.set_undivided(undivided);
    }

    /// Tells in English or Chinese from now on.
    #[wasm_bindgen(js_name = setEnglish)]
    pub fn set_english(&mut self, english: bool) {
        self.0.set_language(language(english));
    }

    /// Switches a rule off; whether there is such a rule.
    #[wasm_bindgen(js_name = switchOff)]
    pub fn switch_off(&mut self, code: &str) -> bool {
        let rule = rule(code);
        if let Some(rule) = rule {
            self.0.switch_off(rule.code);
        }
        rule.is_some()
    }

    /// The stable name of the form.
    #[wasm_bindgen(getter)]
    pub fn form(&self) -> String {
        self.0.report().draft.form().name().to_owned()
    }

    /// Whether （六）其他处理 is one undivided row.
    #[wasm_bindgen(getter)]
    pub fn undivided(&self) -> bool {
        self.0.report().draft.is_undivided()
    }

    /// The reporting year; 0 when it is unknown.
    #[wasm_bindgen(getter)]
    pub fn year(&self) -> u16 {
        self.0.report().draft.year.unwrap_or_default()
    }

    /// The marks of all cells by number: 0 none, 1 part of a sum that does not agree, 2 information, 3 notice,
    /// 4 warning, 5 error.
    pub fn marks(&self) -> Vec<u8> {
        let mut all = vec![0; CELL_COUNT];
        self.0.each_mark(|cell, wrong, _| {
            if let Some(place) = all.get_mut(cell.index()) {
                *place = grade(wrong).max(*place);
            }
        });
        all
    }

    /// What wrong cells should be where one rule says so: pairs of a cell's number and the value.
    pub fn proposals(&self) -> Vec<f64> {
        let mut pairs = Vec::new();
        self.0.each_mark(|cell, _, expected| {
            if let Some(expected) = expected {
                pairs.extend([index(cell), float(expected)]);
            }
        });
        pairs
    }

    /// The sums so far: for every total a cell's number, the sum of its parts, and how many of them are still open.
    #[wasm_bindgen(js_name = runningTotals)]
    pub fn running_totals(&self) -> Vec<f64> {
        let totals = self.0.running_totals();
        let open = |open: usize| f64::from(u32::try_from(open).unwrap_or(u32::MAX));
        totals.into_iter().flat_map(|total| [index(total.cell), float(total.sum), open(total.open)]).collect()
    }

    /// How much could be checked: all cells, those that hold a number, rules left open for a cell that holds none.
    pub fn extent(&self) -> Vec<u32> {
        let extent = self.0.extent();
        [extent.cells, extent.read, extent.open].into_iter().map(|count| u32::try_from(count).unwrap_or(u32::MAX)).collect()
    }

    /// What is broken, as the `findings` of a result.
    pub fn findings(&self) -> String {
        self.0.findings_json()
    }

    /// The figures, as an input of `check`.
    pub fn value(&self) -> String {
        self.0.value_json()
    }

    /// The smallest repairs, best first, as the `repairs` of a result.
    #[cfg(feature = "documents")]
    pub fn repairs(&self) -> String {
        self.0.repairs_json()
    }

    /// The whole result, as that of `check`.
    #[cfg(feature = "documents")]
    pub fn report(&self) -> String {
        self.0.to_json()
    }

    /// The decoded text of the source, which spans point into.
    #[cfg(feature = "documents")]
    pub fn source(&self) -> String {
        self.0.report().text.to_string()
    }
}

/// 1 for a part of a sum, else by severity.
const fn grade(wrong: Option<Severity>) -> u8 {
    match wrong {
        None => 1,
        Some(Severity::Info) => 2,
        Some(Severity::Notice) => 3,
        Some(Severity::Warning) => 4,
        Some(Severity::Error) => 5,
    }
}

fn index(cell: CellId) -> f64 {
    f64::from(u32::try_from(cell.index()).unwrap_or(u32::MAX))
}

/// The nearest binary double, which at fifteen digits stands for the decimal itself.
#[expect(clippy::cast_precision_loss, reason = "both fit 53 bits, so that the quotient is rounded once")]
fn float(number: Number) -> f64 {
    let scale = number.scale();
    number.scaled(scale).unwrap_or_default() as f64 / 10_u64.saturating_pow(u32::from(scale)) as f64
}
