package caseloom.core.variables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {

    static Stream<Arguments> table() {
        return Stream.concat(ofForm(), ofMeaning());
    }

    private static Stream<Arguments> ofForm() {
        return Stream.of(
                row(Findings.REQUIRED, "field required", "value_error.missing"),
                row(
                        Findings.NONE_NOT_ALLOWED,
                        "none is not an allowed value",
                        "type_error.none.not_allowed"),
                row(Findings.STRING, "str type expected", "type_error.str"),
                row(Findings.INTEGER, "value is not a valid integer", "type_error.integer"),
                row(Findings.NUMBER, "value is not a valid decimal", "type_error.decimal"),
                row(Findings.BOOLEAN, "value could not be parsed to a boolean", "type_error.bool"),
                row(Findings.LIST, "value is not a valid list", "type_error.list"),
                row(Findings.OBJECT, "value is not a valid dict", "type_error.dict"),
                row(Findings.EMAIL, "value is not a valid email address", "value_error.email"),
                row(Findings.DATE, "invalid date format", "value_error.date"),
                row(
                        Findings.enumeration(List.of("a", "b")),
                        "value is not a valid enumeration member; permitted: 'a', 'b'",
                        "type_error.enum"),
                row(
                        Findings.minItems(1),
                        "ensure this value has at least 1 items",
                        "value_error.list.min_items"),
                row(
                        Findings.minLength(1),
                        "ensure this value has at least 1 characters",
                        "value_error.any_str.min_length"),
                row(
                        Findings.maxLength(20_000),
                        "ensure this value has at most 20000 characters",
                        "value_error.any_str.max_length"),
                row(
                        Findings.notGreaterOrEqual(1),
                        "ensure this value is greater than or equal to 1",
                        "value_error.number.not_ge"),
                row(
                        Findings.notLessOrEqual(200),
                        "ensure this value is less than or equal to 200",
                        "value_error.number.not_le"),
                row(Findings.JSON, "Invalid JSON", "value_error.json"),
                row(Findings.BASE64, "invalid base64 content", "value_error.base64"));
    }

    private static Stream<Arguments> ofMeaning() {
        return Stream.of(
                row(Findings.UNKNOWN_VARIABLE, "unknown variable", "value_error.unknown_variable"),
                row(
                        Findings.DUPLICATE_VARIABLE,
                        "duplicate variable",
                        "value_error.duplicate_variable"),
                row(
                        Findings.mismatch(VariableType.NUMBER),
                        "variable type mismatch; expected: number",
                        "value_error.variable_type"),
                row(
                        Findings.requiredVariable("vendor_name"),
                        "field required: vendor_name",
                        "value_error.missing"),
                row(
                        Findings.schema("number at `/a` is less than: 1"),
                        "number at `/a` is less than: 1",
                        "value_error.schema"),
                row(Findings.USER_NOT_FOUND, "user not found", "value_error.user_not_found"),
                row(Findings.FILE_NOT_FOUND, "file not found", "value_error.file_not_found"),
                row(
                        Findings.COMMENT_NOT_FOUND,
                        "comment not found",
                        "value_error.comment_not_found"));
    }

    private static Arguments row(Finding finding, String msg, String type) {
        return Arguments.of(finding, msg, type);
    }

    @ParameterizedTest
    @MethodSource("table")
    void l36_everyRowHasItsWords(Finding finding, String msg, String type) {
        assertThat(finding).isEqualTo(new Finding(msg, type));
    }

    @Test
    void l36_theTableHas26Rows() {
        assertThat(table()).hasSize(26);
    }

    @Test
    void l37_onePermittedValueHasNoComma() {
        assertThat(Findings.enumeration(List.of("only")).msg()).endsWith("permitted: 'only'");
    }
}
