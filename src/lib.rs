//! Jaabi: the feedback mechanism tracker of a humanitarian programme. See ARCHITECTURE.md for the map.
pub mod access;
pub mod accounts;
pub mod app;
pub mod clock;
pub mod committees;
pub mod config;
pub mod desks;
pub mod i18n;
pub mod id;
pub mod places;
pub mod programme;
pub mod sealing;
pub mod storage;
pub mod text;
pub mod web;
