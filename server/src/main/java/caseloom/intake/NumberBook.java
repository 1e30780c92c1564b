package caseloom.intake;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.db.Db;
import java.util.ArrayDeque;

/// Case and run numbers, taken from the database ahead of need. A number that was taken and not
/// used leaves a gap. For the intake writer's thread only.
final class NumberBook {

    private final Db db;
    private final IntakeStore store;
    private final int ahead;
    private final ArrayDeque<Numbers> free = new ArrayDeque<>();

    NumberBook(Db db, IntakeStore store, int ahead) {
        this.db = db;
        this.store = store;
        this.ahead = ahead;
    }

    Numbers next(int wanted) {
        if (free.isEmpty()) {
            free.addAll(db.system(tx -> store.numbers(tx, Math.max(ahead, wanted))));
        }
        return free.removeFirst();
    }

    static Numbers of(long caseNumber, long runNumber) {
        return new Numbers(new CaseId(caseNumber), new RunId(runNumber));
    }
}
