//! The only part that meets a person or a machine.
