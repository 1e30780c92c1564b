package caseloom.engine;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.Statuses;
import caseloom.intake.Handover;
import caseloom.intake.Newborn;
import java.util.List;
import java.util.function.Predicate;

/// The engine's side of the intake: new runs arrive here as they were written, without being read
/// back. Safe to share.
public final class NewRuns implements Handover {

    private final Node node;
    private final FreshRuns fresh;
    private final Doubts doubts;
    private final Predicate<Work> workshop;
    private final Changes changes;

    NewRuns(Node node, FreshRuns fresh, Doubts doubts, Predicate<Work> workshop, Changes changes) {
        this.node = node;
        this.fresh = fresh;
        this.doubts = doubts;
        this.workshop = workshop;
        this.changes = changes;
    }

    @Override
    public long node() {
        return node.id();
    }

    @Override
    public void announced(List<Newborn> batch) {
        fresh.announce(batch.stream().map(NewRuns::key).toList());
    }

    @Override
    public void stored(List<Newborn> batch) {
        changes.changed(
                batch.stream()
                        .filter(newborn -> newborn.arrival().shown())
                        .mapToLong(newborn -> newborn.numbers().caseId().value())
                        .toArray());
        for (var newborn : batch) {
            if (!workshop.test(Work.begin(held(newborn)))) {
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
                RunStatus.PENDING,
                null,
                new CaseView(
                        newborn.numbers().caseId(),
                        arrival.shown(),
                        publication.definition().head().name(),
                        publication.version(),
                        arrival.subject(),
                        Statuses.OPEN,
                        arrival.attributes(),
                        null,
                        arrival.at()));
    }
}
