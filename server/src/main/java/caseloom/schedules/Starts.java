package caseloom.schedules;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.Subjects;
import caseloom.core.definition.CaseSource;
import caseloom.intake.Arrival;
import caseloom.intake.Cause;
import caseloom.intake.Intake;
import caseloom.intake.Origin;
import caseloom.intake.Receipt;
import caseloom.workflows.Publication;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts runs that nobody asked for: with a case where the workflow's cases come directly, without
/// one elsewhere. Safe to share.
final class Starts {

    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

    private final Intake intake;
    private final InstantSource clock;

    Starts(Intake intake, InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /// @param key under one key one run starts
    /// @param initiator the member who published the version
    /// @param inside the member of the input that a run without a case begins with
    Started start(
            Publication publication, String key, long initiator, ObjectNode input, boolean inside) {
        var shown = publication.definition().head().source() == CaseSource.DIRECT;
        if (shown && !publication.definition().attributes().check(input).isEmpty()) {
            LOG.warn(
                    "workflow {} does not start by itself: what it begins with does not fit its"
                            + " schema",
                    publication.workflow().value());
            return new Started.Unfit();
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var cause = new Cause(key, null, inside && !shown ? EventStarts.EVENTS : null);
        var origin = Origin.of(initiator, cause);
        var title = Subjects.of(null, at);
        return switch (intake.write(
                new Arrival(publication, shown, title, input, at, origin, null))) {
            case Receipt.Stored(var numbers) -> new Started.Done(numbers);
            case Receipt.KeyTaken _ -> known(publication.organization(), key);
            case Receipt.Refused _, Receipt.Unconfirmed _ -> new Started.NotNow();
            case Receipt.Failed _ -> new Started.Unfit();
        };
    }

    private Started known(OrganizationId organization, String key) {
        return intake.started(organization, key)
                .<Started>map(Started.Done::new)
                .orElseGet(Started.NotNow::new);
    }
}
