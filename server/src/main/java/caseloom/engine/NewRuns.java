package caseloom.engine;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.Statuses;
import caseloom.engine.Openings.Opened;
import caseloom.intake.Handover;
import caseloom.intake.Newborn;
import caseloom.intake.Opening;
import caseloom.queue.Lane;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The engine's side of the intake: new runs arrive here as they were written, without being read
/// back. Safe to share.
public final class NewRuns implements Handover {

    private final Node node;
    private final FreshRuns fresh;
    private final Doubts doubts;
    private final Openings openings;
    private final Onward onward;

    /// Where runs go on (false when stopping), whether there is room, and who learns of new cases.
    record Onward(
            Predicate<Lane> room,
            Predicate<Work> workshop,
            Predicate<Decided> apply,
            Changes changes) {}

    NewRuns(Node node, FreshRuns fresh, Doubts doubts, Openings openings, Onward onward) {
        this.node = node;
        this.fresh = fresh;
        this.doubts = doubts;
        this.openings = openings;
        this.onward = onward;
    }

    @Override
    public long node() {
        return node.id();
    }

    @Override
    public boolean hasRoom(Lane lane) {
        return onward.room().test(lane);
    }

    @Override
    public void announced(Newborn newborn) {
        fresh.announce(key(newborn));
    }

    @Override
    public @Nullable Opening opening(Newborn newborn) {
        return openings.open(held(newborn));
    }

    @Override
    public void stored(List<Written> batch) {
        onward.changes()
                .changed(
                        batch.stream()
                                .map(Written::newborn)
                                .filter(newborn -> newborn.arrival().shown())
                                .mapToLong(newborn -> newborn.numbers().caseId().value())
                                .toArray());
        for (var written : batch) {
            if (!wentOn(written)) {
                return;
            }
        }
    }

    @Override
    public void refused(List<Newborn> batch) {
        batch.forEach(newborn -> fresh.settle(key(newborn)));
    }

    @Override
    public void unconfirmed(List<Newborn> batch) {
        doubts.add(batch.stream().map(NewRuns::held).toList());
    }

    private boolean wentOn(Written written) {
        var newborn = written.newborn();
        if (written.ended()) {
            fresh.settle(key(newborn));
            return true;
        }
        return written.opening() instanceof Opened opened
                ? onward.apply().test(opened.decided())
                : onward.workshop().test(Work.begin(held(newborn)));
    }

    private static RunKey key(Newborn newborn) {
        return new RunKey(newborn.numbers().caseId().value(), newborn.numbers().runId().value());
    }

    private static Held held(Newborn newborn) {
        var arrival = newborn.arrival();
        var publication = arrival.publication();
        return new Held(
                publication,
                newborn.numbers().runId(),
                Newborn.TOKEN,
                0,
                arrival.origin().submitted() ? RunStatus.RUNNING : RunStatus.PENDING,
                null,
                new CaseView(
                        newborn.numbers().caseId(),
                        arrival.shown(),
                        publication.definition().head().name(),
                        publication.version(),
                        arrival.subject(),
                        Statuses.OPEN,
                        arrival.attributes(),
                        arrival.origin().metadata(),
                        arrival.at()));
    }
}
