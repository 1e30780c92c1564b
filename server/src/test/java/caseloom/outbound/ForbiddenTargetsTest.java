package caseloom.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.settings.Env;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every target of the table is refused by the client itself, whatever leads to it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForbiddenTargetsTest {

    private final Place plain = new Place(ForbiddenTargets.plain());
    private final Place secure = new Place(ForbiddenTargets.secure());

    /// A world, and a way out of it.
    private record Place(ForbiddenTargets world, Outbound outbound) {

        Place(ForbiddenTargets world) {
            this(
                    world,
                    Resolving.outbound(
                            OutboundSettings.from(
                                    new Env(Map.of("CASELOOM_OUTBOUND_ALLOW", world.allowed()))),
                            world::names));
        }

        void refuses(ForbiddenTargets.Row row) {
            var request = new Request("GET", world.uri(row), Map.of(), new byte[0], null, true);
            var before = world.reached();

            assertThat(outbound.send(request, Terms.USUAL))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> {
                                assertThat(failed.why())
                                        .as(failed.message())
                                        .isEqualTo(Outcome.Why.REFUSED);
                                assertThat(failed.message()).isNotBlank();
                            });
            assertThat(world.reached() - before).isEqualTo(row.leadsOn() ? 1 : 0);
        }

        void close() {
            outbound.close();
            world.close();
        }
    }

    @AfterAll
    void close() {
        plain.close();
        secure.close();
    }

    static List<ForbiddenTargets.Row> rows() {
        return ForbiddenTargets.rows();
    }

    @Test
    void theTableHasAtLeastSixtyTargetsAndNoneTwice() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTargetIsRefused(ForbiddenTargets.Row row) {
        plain.refuses(row);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTargetIsRefusedOverTlsToo(ForbiddenTargets.Row row) {
        secure.refuses(row);
    }
}
