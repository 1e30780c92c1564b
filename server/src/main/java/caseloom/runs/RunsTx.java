package caseloom.runs;

import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.Happening;
import caseloom.core.webhook.Change;
import caseloom.engine.Prompts.Given;

/// The open transaction of a wish, and what others do for it within. For one thread, gone when its
/// work returns.
interface RunsTx {

    RunsStore store();

    /// Notes in the audit trail what was done.
    void note(Actor by, Deed deed);

    /// Has the engine decide about a happening now.
    Given give(CaseId caseId, RunId run, Happening happening);

    /// Has the engine take up again what a paused run left; gives what must be run when the
    /// transaction is committed.
    Runnable release(CaseId caseId, RunId run);

    /// Who is told of changes outside stays as it is until the end; before anything is locked.
    void hold();

    /// Tells receivers outside of a change that was written; gives what must be run when the
    /// transaction is committed.
    Runnable announce(Change change);

    /// Nothing that was changed is kept.
    void discard();
}
