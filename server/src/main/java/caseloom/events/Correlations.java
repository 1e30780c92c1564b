package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.Correlation;
import caseloom.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By what events find those who want them. A correlation must be known before the first event that
/// is to be found by it comes: it is made known in the transaction that publishes a document.
/// Without state.
public final class Correlations {

    private final CorrelationsStore store = new CorrelationsStore();

    /// Makes known what runs of a document may listen for.
    public void published(
            Tx tx, OrganizationId organization, Collection<Correlation> correlations) {
        know(
                tx,
                correlations.stream().map(one -> new Wanted(organization, one.type(), one.from())));
    }

    /// Makes known that events of these types start workflows, and gives the numbers of the
    /// correlations.
    ///
    /// @param types null for any type
    public List<Long> starting(
            Tx tx, OrganizationId organization, Collection<@Nullable String> types) {
        var wanted =
                types.stream()
                        .map(type -> new Wanted(organization, type, null))
                        .filter(Wanted::possible)
                        .distinct()
                        .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        store.know(tx, wanted);
        store.starting(tx, wanted);
        return store.numbers(tx, wanted);
    }

    private void know(Tx tx, Stream<Wanted> all) {
        var wanted = all.filter(Wanted::possible).distinct().toList();
        if (!wanted.isEmpty()) {
            store.know(tx, wanted);
        }
    }
}
