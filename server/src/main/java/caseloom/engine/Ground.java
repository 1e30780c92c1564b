package caseloom.engine;

import caseloom.core.interpreter.InterpreterLimits;
import caseloom.db.Db;

/// What the engine stands on; the simulation puts it on another.
///
/// @param db where events, letters and callbacks are kept, which only runs that use them need
/// @param limits bounds of the runs it carries
record Ground(EngineStore store, Db db, Pace pace, InterpreterLimits limits) {}
