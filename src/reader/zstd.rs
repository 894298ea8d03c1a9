//! Zstandard: frames one after the other, within a limit of memory.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::limit::WINDOW;
use crate::error::{Error, ErrorKind};

/// Zstandard frames one after the other, of which the decoder itself reads one.
pub(super) struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    is_within: bool,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(source: R) -> Frames<R> {
        Frames { source, decoder: FrameDecoder::new(), is_within: false }
    }

    /// Begins the next frame; false at the end.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            let head = self.source.fill_buf()?;
            if head.is_empty() {
                return Ok(false);
            }
            if window(head).is_some_and(|window| WINDOW < window) {
                return Err(io::Error::other(Error::new(ErrorKind::Window { limit: WINDOW })));
            }
            match self.decoder.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.source.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(fault(&error)),
            }
        }
    }
}

/// Without its source, which its own text says already.
fn fault(error: &FrameDecoderError) -> io::Error {
    io::Error::other(error.to_string())
}

/// How much of what is unpacked a frame says must be kept, by its head (RFC 8878, 3.1.1.1); none for
/// another beginning. The decoder itself asks too late, when it has made room.
fn window(head: &[u8]) -> Option<u64> {
    let [0x28, 0xB5, 0x2F, 0xFD, descriptor, rest @ ..] = head else { return None };
    if descriptor & 0x20 == 0 {
        let window = rest.first()?;
        let base = 1 << (10 + (window >> 3));
        return Some(base + base / 8 * u64::from(window & 7));
    }
    // All of it: its size stands after the number of a dictionary.
    let dictionary = [0, 1, 2, 4][usize::from(descriptor & 3)];
    let size = rest.get(dictionary..)?.get(..1 << (descriptor >> 6))?;
    Some(size.iter().rev().fold(0, |size, byte| size << 8 | u64::from(*byte)))
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_within && !self.begin()? {
                return Ok(0);
            }
            self.is_within = true;
            while self.decoder.can_collect() < buffer.len() && !self.decoder.is_finished() {
                let wanted = BlockDecodingStrategy::UptoBytes(buffer.len() - self.decoder.can_collect());
                match self.decoder.decode_blocks(&mut self.source, wanted) {
                    Ok(_) => {}
                    // What was unpacked goes out first; the fault is met again after it.
                    Err(_) if 0 < self.decoder.can_collect() => break,
                    Err(error) => return Err(fault(&error)),
                }
            }
            let count = self.decoder.read(buffer)?;
            if 0 < count || buffer.is_empty() {
                return Ok(count);
            }
            self.is_within = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_of_frames() {
        let check = |head: &[u8], expected: Option<u64>| {
            assert_eq!(window(&[&[0x28, 0xB5, 0x2F, 0xFD], head].concat()), expected, "{head:X?}");
        };
        check(&[0x04, 0x58], Some(2 << 20));
        check(&[0x04, 0x59], Some((2 << 20) + (2 << 17)));
        check(&[0x04, 0xA8], Some(2 << 30));
        check(&[0x20, 0x07], Some(7));
        check(&[0xA1, 0xFF, 0, 0, 0, 0x80], Some(2 << 30));
        check(&[0xE0, 0, 0, 0], None);
        check(&[], None);
        assert_eq!(window(b"{\"text\""), None);
    }

    #[test]
    fn a_large_window_is_refused_before_there_is_room_for_it() {
        let head = [0x28, 0xB5, 0x2F, 0xFD, 0x04, 0xA8, 1, 0, 0];
        let error = Frames::new(&head[..]).read(&mut [0; 8]).unwrap_err();
        assert!(error.to_string().contains("at most 32 MB, found a larger one"), "{error}");
    }
}
