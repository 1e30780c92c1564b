package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/// Keeps errors apart: `try` catches what its body raises, not what is done with its results.
final class Guard {

    private Guard() {}

    /// Runs a body whose sink is `outside`, and handles the errors of the body itself.
    static void run(Runnable body, Consumer<JsonNode> handler) {
        JsonNode error;
        try {
            body.run();
            return;
        } catch (JqError e) {
            error = e.value();
        } catch (Passing e) {
            throw e.unwrap();
        }
        handler.accept(error);
    }

    /// A sink whose errors pass the guard around it.
    static Sink outside(Sink out) {
        return (path, value) -> {
            try {
                out.emit(path, value);
            } catch (JqError | Passing e) {
                throw new Passing(e);
            }
        };
    }

    /// An error from outside on its way through one guard; through several it is wrapped as often.
    static final class Passing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException error;

        Passing(RuntimeException error) {
            super("passing", null, false, false);
            this.error = error;
        }

        RuntimeException unwrap() {
            return error;
        }
    }

    /// A `break` on its way to its label.
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Env label;

        Broken(Env label) {
            super("break", null, false, false);
            this.label = label;
        }

        Env label() {
            return label;
        }
    }
}
