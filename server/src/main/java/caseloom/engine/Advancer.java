package caseloom.engine;

import caseloom.core.interpreter.Decision;
import caseloom.core.interpreter.Interpreter;
import caseloom.core.interpreter.Moment;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the pure interpreter with what the shell draws: the time and a number of chance. Safe to
/// share when its sources are.
final class Advancer {

    private static final Logger LOG = LoggerFactory.getLogger(Advancer.class);

    private final Interpreter interpreter;
    private final InstantSource clock;
    private final RandomGenerator chance;

    Advancer(Interpreter interpreter, InstantSource clock, RandomGenerator chance) {
        this.interpreter = interpreter;
        this.clock = clock;
        this.chance = chance;
    }

    Decided advance(Work work) {
        var moment = new Moment(clock.instant(), chance.nextLong());
        return new Decided(work, decide(work, moment), moment.now());
    }

    /// A bug in the interpreter ends this one run and is logged; every other run goes on.
    private Decision decide(Work work, Moment moment) {
        var held = work.held();
        try {
            if (work.happening().isEmpty() || held.state() == null) {
                return interpreter.begin(
                        held.publication().definition(),
                        held.run(),
                        held.view(),
                        held.input(),
                        moment);
            }
            return interpreter.resume(
                    held.publication().definition(),
                    held.run(),
                    held.state(),
                    held.view(),
                    work.happening().get(),
                    moment);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("run {} cannot be advanced", held.run().value(), e);
            return Failures.decision(held, "The automation engine could not go on.");
        }
    }
}
