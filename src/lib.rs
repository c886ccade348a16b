//! Jaabi: the feedback mechanism tracker of a humanitarian programme. See ARCHITECTURE.md for the map.
pub mod clock;
pub mod id;
pub mod storage;
pub mod text;
pub mod tracker;
