package caseloom.ops;

import caseloom.access.Email;
import caseloom.settings.Env;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// How the server is run.
///
/// @param data the folder that it keeps its files in
/// @param adminEmail who becomes the first administrator at the first start
/// @param node a name for this process among the nodes, for logs and people
/// @param log how the log is written
public record OpsSettings(Path data, String adminEmail, String node, LogFormat log) {

    /// What one entry of the log looks like.
    public enum LogFormat {
        /// A line for people.
        TEXT,
        /// A JSON object a line, for collectors.
        JSON
    }

    public static OpsSettings from(Env env) {
        return new OpsSettings(
                data(env),
                adminEmail(env),
                env.text("NODE", "node-" + ProcessHandle.current().pid()).strip(),
                log(env));
    }

    private static Path data(Env env) {
        var text = env.text("DATA", "data");
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            env.complain("DATA", "is no path: " + text);
            return Path.of("data");
        }
    }

    private static String adminEmail(Env env) {
        var email = env.text("ADMIN_EMAIL", "admin@caseloom.local").strip();
        if (!Email.isEmail(email)) {
            env.complain("ADMIN_EMAIL", "is no e-mail address: " + email);
        }
        return email;
    }

    private static LogFormat log(Env env) {
        var text = env.text("LOG", "text").strip();
        for (var format : LogFormat.values()) {
            if (format.name().equals(text.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        env.complain("LOG", "is text or json: " + text);
        return LogFormat.TEXT;
    }
}
