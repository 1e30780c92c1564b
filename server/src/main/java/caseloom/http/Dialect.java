package caseloom.http;

/// One HTTP API: gets every request at or below its prefix, whatever its method, and answers all of
/// them in its own words. Must be safe to share between threads.
public interface Dialect {

    /// A short word for metrics and logs.
    String name();

    /// Answers; may block. What it throws is logged and answered by `failed` or `unavailable`.
    Answer answer(Request request);

    /// What the log may say of a path; less than all of it where a path is a secret.
    default String loggable(String path) {
        return path;
    }

    /// The answer to an unexpected failure.
    Answer failed();

    /// The answer to an unexpected failure of that request.
    default Answer failed(Request request) {
        return failed();
    }

    /// The answer while the server starts, stops, is overloaded or has no database.
    Answer unavailable();
}
