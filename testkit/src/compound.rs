//! Compound files (复合文档), the container of Word and Excel before 2007: for readers that are tested or attacked.

const SECTOR: usize = 512;

/// A compound file of some streams: the table of its sectors, the directory, the streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let count = |length: usize| length.div_ceil(SECTOR);
    let directory = (streams.len() + 1).div_ceil(4);
    let total = directory + streams.iter().map(|(_, stream)| count(stream.len())).sum::<usize>();
    // Each sector of the table has 128 numbers, and stands in it itself.
    let tables = total.div_ceil(127);
    let mut next = vec![0xFFFF_FFFD_u32; tables];
    let chain = |next: &mut Vec<u32>, sectors: usize| {
        let start = u32::try_from(next.len()).unwrap();
        for at in 1..=sectors {
            let following = u32::try_from(next.len() + 1).unwrap();
            next.push(if at == sectors { 0xFFFF_FFFE } else { following });
        }
        start
    };
    let entry = |name: &str, kind: u8, start: u32, size: usize| {
        let mut entry = [0_u8; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = u8::try_from(units.len() + 2).unwrap();
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
        entry
    };
    let at_directory = chain(&mut next, directory);
    let mut entries = entry("Root Entry", 5, 0xFFFF_FFFE, 0).to_vec();
    let mut data = Vec::new();
    for (name, stream) in streams {
        let start = chain(&mut next, count(stream.len()));
        entries.extend(entry(name, 2, start, stream.len()));
        data.extend_from_slice(stream);
        data.resize(data.len().next_multiple_of(SECTOR), 0);
    }
    entries.resize(entries.len().next_multiple_of(SECTOR), 0);
    next.resize(tables * 128, 0xFFFF_FFFF);
    let mut file = vec![0_u8; SECTOR];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    file[30] = 9;
    file[44..48].copy_from_slice(&u32::try_from(tables).unwrap().to_le_bytes());
    file[48..52].copy_from_slice(&at_directory.to_le_bytes());
    file[60..64].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
    // The first 109 sectors of the table stand in the header, further ones in a chain of their own at the end.
    let listed = |at: usize| if at < tables { u32::try_from(at).unwrap() } else { 0xFFFF_FFFF };
    (0..109).for_each(|at| file[76 + 4 * at..80 + 4 * at].copy_from_slice(&listed(at).to_le_bytes()));
    let beyond = tables.saturating_sub(109).div_ceil(127);
    let first = tables + entries.len() / SECTOR + data.len() / SECTOR;
    let further = if beyond == 0 { 0xFFFF_FFFE } else { u32::try_from(first).unwrap() };
    file[68..72].copy_from_slice(&further.to_le_bytes());
    next.iter().for_each(|following| file.extend_from_slice(&following.to_le_bytes()));
    file.extend(entries);
    file.extend(data);
    for sector in 0..beyond {
        (0..127).for_each(|at| file.extend_from_slice(&listed(109 + sector * 127 + at).to_le_bytes()));
        let following = if sector + 1 == beyond { 0xFFFF_FFFE } else { u32::try_from(first + sector + 1).unwrap() };
        file.extend_from_slice(&following.to_le_bytes());
    }
    file
}
