package caseloom.core.variables;

import java.util.List;
import java.util.stream.Collectors;

/// Every finding there is, one a row of L-36.
public final class Findings {

    public static final Finding REQUIRED = new Finding("field required", "value_error.missing");
    public static final Finding NONE_NOT_ALLOWED =
            new Finding("none is not an allowed value", "type_error.none.not_allowed");
    public static final Finding STRING = new Finding("str type expected", "type_error.str");
    public static final Finding INTEGER =
            new Finding("value is not a valid integer", "type_error.integer");
    public static final Finding NUMBER =
            new Finding("value is not a valid decimal", "type_error.decimal");
    public static final Finding BOOLEAN =
            new Finding("value could not be parsed to a boolean", "type_error.bool");
    public static final Finding LIST = new Finding("value is not a valid list", "type_error.list");
    public static final Finding OBJECT =
            new Finding("value is not a valid dict", "type_error.dict");
    public static final Finding EMAIL =
            new Finding("value is not a valid email address", "value_error.email");
    public static final Finding DATE = new Finding("invalid date format", "value_error.date");
    public static final Finding JSON = new Finding("Invalid JSON", "value_error.json");
    public static final Finding BASE64 =
            new Finding("invalid base64 content", "value_error.base64");
    public static final Finding UNKNOWN_VARIABLE =
            new Finding("unknown variable", "value_error.unknown_variable");
    public static final Finding DUPLICATE_VARIABLE =
            new Finding("duplicate variable", "value_error.duplicate_variable");
    public static final Finding USER_NOT_FOUND =
            new Finding("user not found", "value_error.user_not_found");
    public static final Finding FILE_NOT_FOUND =
            new Finding("file not found", "value_error.file_not_found");
    public static final Finding COMMENT_NOT_FOUND =
            new Finding("comment not found", "value_error.comment_not_found");

    private Findings() {}

    /// A value outside a fixed list.
    public static Finding enumeration(List<String> permitted) {
        return new Finding(
                "value is not a valid enumeration member; permitted: " + quoted(permitted),
                "type_error.enum");
    }

    /// A list that is too short.
    public static Finding minItems(long least) {
        return new Finding(
                "ensure this value has at least " + least + " items", "value_error.list.min_items");
    }

    /// A text that is too short.
    public static Finding minLength(long least) {
        return new Finding(
                "ensure this value has at least " + least + " characters",
                "value_error.any_str.min_length");
    }

    /// A text that is too long.
    public static Finding maxLength(long most) {
        return new Finding(
                "ensure this value has at most " + most + " characters",
                "value_error.any_str.max_length");
    }

    /// A number that is too small.
    public static Finding notGreaterOrEqual(long least) {
        return new Finding(
                "ensure this value is greater than or equal to " + least,
                "value_error.number.not_ge");
    }

    /// A number that is too large.
    public static Finding notLessOrEqual(long most) {
        return new Finding(
                "ensure this value is less than or equal to " + most, "value_error.number.not_le");
    }

    /// A variable was sent with another type than the workflow's.
    public static Finding mismatch(VariableType expected) {
        return new Finding(
                "variable type mismatch; expected: " + expected.word(),
                "value_error.variable_type");
    }

    /// A required variable was not sent at all.
    public static Finding requiredVariable(String id) {
        return new Finding(REQUIRED.msg() + ": " + id, REQUIRED.type());
    }

    /// A value breaks a rule of the attribute schema; the sentence is the violation's (C-101).
    public static Finding schema(String sentence) {
        return new Finding(sentence, "value_error.schema");
    }

    /// Permitted values as L-37 lists them.
    static String quoted(List<String> values) {
        return values.stream().collect(Collectors.joining("', '", "'", "'"));
    }
}
