package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortNamesTest {

    @Test
    void shortNamesArePinnedAndAllElseStaysAsWritten() {
        var text =
                """
                # 😀 call: set-status
                do:
                - one: {call: set-status , with: {status: "set-status"}}  # a
                - two:
                    call:   'add-note'
                    with: { text: "call: add-note" }
                - three: { "call": "get-case", "with": { "id": 1 } }
                - four:
                    try:
                      - five: { call: set-subject, with: {} }
                    catch:
                      do:
                        - six: { call: wait-until, with: {} }
                - seven: { call: http, with: { call: set-status } }
                - eight: { call: set-status:1.0.0@default }
                - nine: { set: { call: set-status } }
                """;

        assertThat(pinned(text))
                .isEqualTo(
                        """
                        # 😀 call: set-status
                        do:
                        - one: {call: set-status:1.0.0@default , with: {status: "set-status"}}  # a
                        - two:
                            call:   'add-note:1.0.0@default'
                            with: { text: "call: add-note" }
                        - three: { "call": "get-case:1.0.0@default", "with": { "id": 1 } }
                        - four:
                            try:
                              - five: { call: set-subject:1.0.0@default, with: {} }
                            catch:
                              do:
                                - six: { call: wait-until:1.0.0@default, with: {} }
                        - seven: { call: http, with: { call: set-status } }
                        - eight: { call: set-status:1.0.0@default }
                        - nine: { set: { call: set-status } }
                        """);
    }

    @Test
    void aNameUnderAnAnchorIsEditedOnceOrLeftShort() {
        var text =
                """
                do:
                - one: &step { call: set-status, with: { status: Closed } }
                - two: *step
                - three: { call: &name add-note, with: { text: a } }
                - four: { call: *name, with: { text: a } }
                """;

        assertThat(pinned(text))
                .isEqualTo(text.replace("call: set-status", "call: set-status:1.0.0@default"));
    }

    @Test
    void windowsLineEndsAreKept() {
        assertThat(pinned("do:\r\n- one:\r\n    call: add-note\r\n# x\r\n"))
                .isEqualTo("do:\r\n- one:\r\n    call: add-note:1.0.0@default\r\n# x\r\n");
    }

    @Test
    void whatCannotBeReadComesBackAsItIs() {
        assertThat(pinned("do: [ { call: set-status")).isEqualTo("do: [ { call: set-status");
        assertThat(pinned("")).isEmpty();
    }

    @Test
    void pinningTwiceChangesNothingMore() {
        var once = pinned("do:\n- one: { call: add-note, with: { text: a } }\n");

        assertThat(pinned(once)).isEqualTo(once);
    }

    private static String pinned(String text) {
        return Documents.definitions().pinned(text);
    }
}
