package caseloom.core.variables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableTypeTest {

    @Test
    void l55_theNineTypesComeInTheOrderOfTheContract() {
        assertThat(Arrays.stream(VariableType.values()).map(VariableType::word))
                .containsExactly(
                        "text",
                        "number",
                        "boolean",
                        "date",
                        "email",
                        "select",
                        "file",
                        "user_entity",
                        "business");
    }

    @ParameterizedTest
    @EnumSource
    void l55_aTypeIsFoundByItsWord(VariableType type) {
        assertThat(VariableType.of(type.word())).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Text", "string", "user-entity", "TEXT", " text"})
    void l55_otherWordsAreNoTypes(String word) {
        assertThat(VariableType.of(word)).isEmpty();
    }

    @Test
    void l37_permittedTypesStandInSingleQuotesJoinedByCommas() {
        assertThat(VariableType.permitted())
                .isEqualTo(
                        "'text', 'number', 'boolean', 'date', 'email', 'select', 'file',"
                                + " 'user_entity', 'business'");
    }
}
