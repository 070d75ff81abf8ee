//! The tasks on a prepared system: localise the errors, impute what is missing.

use super::system::System;
use super::warm_start::WarmStart;
use super::{Block as Answer, Cell, Imputation, Options, impute, search};

impl System {
    /// Error localisation: the cheapest sets of cells of each block whose change makes its equations hold; blocks whose
    /// equations hold already are left out. Cells beyond those given count as missing.
    pub fn localise(&self, cells: &[Cell], options: &Options) -> Vec<Answer> {
        self.blocks.iter().filter_map(|block| search::localise(block, cells, options, None)).collect()
    }

    /// The same for one of many problems that differ in what is printed, with options by the equations of the block.
    pub fn localise_again(&self, cells: &[Cell], options: impl Fn(&[usize]) -> Options, opened: &mut WarmStart) -> Vec<Answer> {
        let blocks = self.blocks.iter().zip(opened.blocks(self.blocks.len()));
        blocks.filter_map(|(block, start)| search::localise(block, cells, &options(&block.equations), Some(start))).collect()
    }

    /// Values and ranges of the open cells of every block, once these changes are made.
    pub fn impute(&self, cells: &[Cell], changes: &[Imputation]) -> Vec<Imputation> {
        self.blocks.iter().flat_map(|block| impute::complete(block, cells, changes)).collect()
    }
}
