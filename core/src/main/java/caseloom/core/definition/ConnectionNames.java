package caseloom.core.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The connections that one document names, gathered while it is read. Used by one thread.
final class ConnectionNames {

    private final List<NamedConnection> all = new ArrayList<>();
    private final Set<Spot> spots = new HashSet<>();

    /// A part that is read for several places names its connection once.
    void add(Value.Text name, Collection<String> others) {
        if (spots.add(name.spot())) {
            all.add(
                    new NamedConnection(
                            name.text(),
                            name.spot().line(),
                            name.spot().column(),
                            name.pointer(),
                            List.copyOf(others)));
        }
    }

    List<NamedConnection> all() {
        return List.copyOf(all);
    }
}
