//! Jaabi: the feedback mechanism tracker of a humanitarian programme. See ARCHITECTURE.md for the map.
pub mod access;
pub mod clock;
pub mod config;
pub mod i18n;
pub mod id;
pub mod sealing;
pub mod storage;
pub mod text;
pub mod web;
