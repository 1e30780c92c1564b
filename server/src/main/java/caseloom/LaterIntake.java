package caseloom;

import caseloom.core.cases.OrganizationId;
import caseloom.engine.Reach;
import caseloom.intake.Arrival;
import caseloom.intake.Intake;
import caseloom.intake.Numbers;
import caseloom.intake.Receipt;
import java.util.Optional;
import java.util.function.Supplier;

/// The intake as runs reach it: it stands on the engine itself, and is there once both are.
record LaterIntake(Supplier<Intake> intake) implements Reach.Creation {

    @Override
    public Receipt write(Arrival arrival) {
        return intake.get().write(arrival);
    }

    @Override
    public Optional<Numbers> started(OrganizationId organization, String key) {
        return intake.get().started(organization, key);
    }
}
