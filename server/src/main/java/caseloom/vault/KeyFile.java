package caseloom.vault;

import caseloom.db.DataFolder;
import caseloom.time.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The master key of a server that was given none: a file in its data folder, a key a line, the
/// first being the one that counts.
final class KeyFile extends KeySource {

    static final String NAME = "master-key";

    private final DataFolder data;
    private final RandomGenerator random;

    KeyFile(DataFolder data, RandomGenerator random) {
        this.data = data;
        this.random = random;
    }

    @Override
    String name() {
        return "the key file " + path();
    }

    /// Only the embedded database goes without a setting, and it belongs to one node.
    @Override
    boolean isForManyNodes() {
        return false;
    }

    /// The keys in the file, which is made when nothing is sealed yet.
    ///
    /// @throws CannotStart when the file is missing and needed, open to others, or no key
    @Override
    List<Secret> keys(boolean isNeeded) {
        var kept = data.secret(NAME);
        if (kept.isEmpty()) {
            return made(isNeeded);
        }
        refuseOpen(path());
        var keys = kept.get().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (keys.isEmpty() || keys.stream().anyMatch(key -> MasterKey.read(key).isEmpty())) {
            throw new CannotStart(
                    path()
                            + " is no key file: each line is base64 of 32 bytes; bring it back from"
                            + " a backup");
        }
        return keys.stream().map(Secret::of).toList();
    }

    /// A change that was cut short is brought to its end before another begins.
    @Override
    List<Secret> forChange(List<Secret> held) {
        return held.size() > 1 ? held : drawn(held);
    }

    @Override
    List<Secret> afterChange(List<Secret> held) {
        return kept(List.of(held.getFirst()));
    }

    private List<Secret> drawn(List<Secret> before) {
        var keys = new ArrayList<Secret>();
        keys.add(Secret.of(MasterKey.draw(random)));
        keys.addAll(before);
        return kept(keys);
    }

    private List<Secret> kept(List<Secret> keys) {
        data.keep(NAME, keys.stream().map(Secret::text).collect(Collectors.joining("\n")));
        return List.copyOf(keys);
    }

    private List<Secret> made(boolean isNeeded) {
        if (isNeeded) {
            throw new CannotStart(
                    path()
                            + " is missing: the secrets in this database cannot be opened without"
                            + " it. Bring it back from a backup, or set CASELOOM_MASTER_KEY to the"
                            + " key that was in it");
        }
        return drawn(List.of());
    }

    private Path path() {
        return data.path().resolve(NAME);
    }

    private static void refuseOpen(Path file) {
        try {
            var owners =
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE);
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (!owners.containsAll(view.readAttributes().permissions())) {
                throw new CannotStart(
                        file + " can be read by others than its owner; run: chmod 600 " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }
}
