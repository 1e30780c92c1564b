package caseloom.engine;

import caseloom.core.interpreter.InterpreterLimits;

/// What the engine stands on; the simulation puts it on another.
///
/// @param limits bounds of the runs it carries
record Ground(EngineStore store, Pace pace, InterpreterLimits limits) {}
