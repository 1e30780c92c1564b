package caseloom.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Settings from a file: a line `CASELOOM_X=value` each, blanks around name and value dropped;
/// empty lines and lines that begin with `#` say nothing. No quotes, no escapes, so a value is what
/// one sees.
record SettingsFile(Map<String, String> values, List<String> complaints) {

    static final SettingsFile NONE = new SettingsFile(Map.of(), List.of());

    SettingsFile {
        values = Map.copyOf(values);
        complaints = List.copyOf(complaints);
    }

    static SettingsFile read(Path file) {
        try {
            return parsed(file, Files.readAllLines(file));
        } catch (IOException e) {
            return new SettingsFile(
                    Map.of(),
                    List.of(
                            Env.PREFIX
                                    + "CONFIG names a file that cannot be read: "
                                    + file
                                    + " ("
                                    + e.getClass().getSimpleName()
                                    + ")"));
        }
    }

    /// A complaint names the line, not what is in it: that may be a password.
    private static SettingsFile parsed(Path file, List<String> lines) {
        var values = new TreeMap<String, String>();
        var complaints = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            var name = line.split("=", 2)[0].strip();
            var place = file + " line " + (i + 1) + " ";
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!line.contains("=") || !name.startsWith(Env.PREFIX)) {
                complaints.add(place + "is not like " + Env.PREFIX + "NAME=value");
            } else if (values.put(name, line.split("=", 2)[1].strip()) != null) {
                complaints.add(place + "sets " + name + " again");
            }
        }
        return new SettingsFile(values, complaints);
    }
}
