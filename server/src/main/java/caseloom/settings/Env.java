package caseloom.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The `CASELOOM_` settings of one start. Every feature asks for its names once; `finish` then says
/// everything that was wrong, unknown names included. For one thread.
public final class Env {

    public static final String PREFIX = "CASELOOM_";

    private static final String CONFIG = "CONFIG";

    /// What the launcher and the command line read; a server may find them in its environment.
    private static final List<String> ELSEWHERE = List.of("JAVA_OPTS", "JAVA_HOME", "URL", "TOKEN");

    private final Map<String, String> given;
    private final TreeSet<String> asked = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    /// Names in the map carry the prefix; names without it are not ours and are ignored.
    public Env(Map<String, String> given) {
        this.given = new TreeMap<>(given);
    }

    /// The settings of an environment, and those of the file that its `CASELOOM_CONFIG` names, if
    /// any; where both have one, the environment's counts.
    public static Env of(Map<String, String> environment) {
        var file = environment.getOrDefault(PREFIX + CONFIG, "");
        var settings = file.isBlank() ? SettingsFile.NONE : SettingsFile.read(Path.of(file));
        var given = new TreeMap<>(settings.values());
        given.putAll(environment);
        var env = new Env(given);
        env.asked.add(PREFIX + CONFIG);
        env.complaints.addAll(settings.complaints());
        ELSEWHERE.forEach(name -> env.asked.add(PREFIX + name));
        return env;
    }

    /// Every name that somebody asked for, prefix included.
    public Set<String> asked() {
        return Collections.unmodifiableSet(asked);
    }

    /// The text of a setting; an empty one counts as not given.
    public Optional<String> text(String name) {
        asked.add(PREFIX + name);
        return Optional.ofNullable(given.get(PREFIX + name)).filter(text -> !text.isBlank());
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /// A whole number from `least` to `most`.
    public int integer(String name, int otherwise, int least, int most) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text.get().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            complain(name, "is not a whole number: " + text.get());
            return otherwise;
        }
        complain(name, "must be from " + least + " to " + most + ": " + text.get());
        return otherwise;
    }

    /// An ISO 8601 duration such as `PT5S`, or whole seconds.
    public Duration duration(String name, Duration otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var plain = text.get().strip();
            var length =
                    plain.chars().allMatch(Character::isDigit)
                            ? Duration.ofSeconds(Long.parseLong(plain))
                            : Duration.parse(plain);
            if (length.isPositive()) {
                return length;
            }
            complain(name, "must be longer than nothing: " + plain);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException _) {
            complain(name, "is no duration such as PT5S or 5: " + text.get());
        }
        return otherwise;
    }

    /// Items separated by commas, blanks around them dropped.
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /// Notes something wrong with a setting; `finish` says it with all the others.
    public void complain(String name, String why) {
        complaints.add(PREFIX + name + " " + why);
    }

    /// Ends the reading; to be called after everybody asked.
    ///
    /// @throws InvalidSettings naming everything that is wrong
    public void finish() {
        given.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !asked.contains(name))
                .forEach(name -> complaints.add(name + " is not a setting of this server"));
        if (!complaints.isEmpty()) {
            throw new InvalidSettings(complaints);
        }
    }
}
