//! The report for the network of other organisations.
