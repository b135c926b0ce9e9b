//! Reads what the same build packed.
//!
//! In: postcard bytes that build.rs or the other module of the page wrote with the same types. Out: values of those types.

use serde::Deserialize;

/// The value that `bytes` hold.
///
/// ```
/// let bytes = [5, b'h', b'e', b'l', b'l', b'o'];
/// assert_eq!(data::packed::read::<String>(&bytes), "hello");
/// ```
///
/// # Panics
/// When the bytes were not written with the same type: data and reader come from one build, so that nothing a user does leads
/// here.
pub fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> T {
    match postcard::from_bytes(bytes) {
        Ok(value) => value,
        Err(fault) => panic!("packed data was not written by this build: {fault}"),
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;

    #[test]
    fn read_gives_the_embedded_data_again() {
        fn again<T: Serialize + for<'de> Deserialize<'de>>(value: &T) -> T {
            read(&postcard::to_allocvec(value).unwrap())
        }
        assert_eq!(again(crate::catalogue()), *crate::catalogue());
        assert_eq!(again(crate::standard()), *crate::standard());
        assert_eq!(again(crate::library()), *crate::library());
        assert_eq!(again(crate::texts()), *crate::texts());
    }

    #[test]
    #[should_panic = "packed data was not written by this build"]
    fn bytes_of_another_type_end_the_program() {
        read::<String>(&[200, 1]);
    }
}
