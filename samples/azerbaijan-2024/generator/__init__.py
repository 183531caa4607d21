"""The parts of the generator of the reconstruction azerbaijan-2024."""
