//! Text and bytes to the model and its faults.
