package caseloom.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The files of the dashboard on the class path, each as it is and, where that is worth it,
/// compressed beside it. Only what its list names is ever looked for. Read when first asked for,
/// and kept. Safe to share.
final class Bundle {

    /// Where the dashboard is that was built with this server.
    static final String BUILT = "/caseloom/dashboard/";

    private static final String LIST = "files.txt";

    private final String root;
    private final Set<String> names;
    private final Map<String, BundleFile> read = new ConcurrentHashMap<>();

    private Bundle(String root, Set<String> names) {
        this.root = root;
        this.names = names;
    }

    /// The bundle of that folder of the class path; empty when the server was built without one.
    static Optional<Bundle> of(String root) {
        return Optional.ofNullable(bytes(root + LIST))
                .map(list -> new String(list, StandardCharsets.UTF_8))
                .map(list -> new Bundle(root, list.lines().collect(Collectors.toSet())));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /// The file of that name, which must be one of the bundle.
    BundleFile file(String name) {
        return read.computeIfAbsent(name, this::load);
    }

    private BundleFile load(String name) {
        var bytes = has(name) ? bytes(root + name) : null;
        if (bytes == null) {
            throw new IllegalStateException("no such file of the dashboard: " + name);
        }
        return new BundleFile(bytes);
    }

    private static byte @Nullable [] bytes(String resource) {
        try (InputStream stream = Bundle.class.getResourceAsStream(resource)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
