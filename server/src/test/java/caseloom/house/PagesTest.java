package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Test
    void aPageHasExactlyOneTitleOutsideItsSamples() {
        assertThat(Pages.withoutOneTitle(page("# One\n\n```\n# no title\n```\n"))).isEmpty();
        assertThat(Pages.withoutOneTitle(page("## Only a part\n"))).hasSize(1);
        assertThat(Pages.withoutOneTitle(page("# One\n# Two\n"))).hasSize(1);
    }

    @Test
    void theTablesOfMigrationsAreRead() {
        var migration =
                new Source(
                        "V1.sql",
                        "create table runs (\n);\ncreate table if not exists case_notes (id int);\n");

        assertThat(Pages.tables(List.of(migration))).containsExactly("runs", "case_notes");
    }

    @Test
    void theWordsOfRoutesAreReadWithoutVersionsAndParameters() {
        var routes = new Source("RunsHttp.java", "get(\"/api/v1/runs/{run}/publish\", this::go)");

        assertThat(Pages.routeWords(List.of(routes))).containsExactly("api", "runs", "publish");
    }

    @Test
    void aNameIsExplainedWhenEachOfItsWordsIsATerm() {
        var glossary = page("# Glossary\n- **Case**: a record.\n- **history entry**: a line.\n");

        assertThat(Pages.unexplained(Set.of("cases", "history_entries"), glossary)).isEmpty();
        assertThat(Pages.unexplained(Set.of("case_timer"), glossary))
                .containsExactly("case_timer is not in docs/page.md");
    }

    private static Source page(String text) {
        return new Source("docs/page.md", text);
    }
}
