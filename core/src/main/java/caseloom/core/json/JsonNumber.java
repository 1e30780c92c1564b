package caseloom.core.json;

import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Reads one number exactly, and refuses those that are too long as sent or written out (C-21).
final class JsonNumber {

    /// As many digits as always fit into a long.
    private static final int LONG_DIGITS = 18;

    private final byte[] in;
    private final int start;
    private final JsonAllowance allowance;
    private int at;

    JsonNumber(byte[] in, int start, JsonAllowance allowance) {
        this.in = in;
        this.start = start;
        this.allowance = allowance;
        this.at = start;
    }

    int end() {
        return at;
    }

    NumericNode read() throws JsonFault {
        if (in[at] == '-') {
            at++;
        }
        var whole = at;
        digits();
        if (in[whole] == '0' && at > whole + 1) {
            throw fault("a number begins with a needless zero");
        }
        var integral = true;
        if (at < in.length && in[at] == '.') {
            at++;
            digits();
            integral = false;
        }
        if (at < in.length && (in[at] == 'e' || in[at] == 'E')) {
            exponent();
            integral = false;
        }
        if (at - start > Json.NUMBER_MOST) {
            throw fault("a number has more than " + Json.NUMBER_MOST + " characters");
        }
        return integral ? whole(whole) : decimal();
    }

    private void exponent() throws JsonFault {
        at++;
        if (at < in.length && (in[at] == '+' || in[at] == '-')) {
            at++;
        }
        digits();
    }

    private void digits() throws JsonFault {
        var first = at;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == first) {
            throw fault("a digit was expected");
        }
    }

    private NumericNode whole(int from) throws JsonFault {
        var small = at - from <= LONG_DIGITS;
        allowance.number(small ? 0 : at - start);
        if (!small) {
            return JsonNumbers.of(new BigInteger(text()));
        }
        var value = 0L;
        for (var i = from; i < at; i++) {
            value = value * 10 + (in[i] - '0');
        }
        return JsonNumbers.of(from > start ? -value : value);
    }

    private NumericNode decimal() throws JsonFault {
        allowance.number(at - start);
        BigDecimal value;
        try {
            value = new BigDecimal(text());
        } catch (NumberFormatException e) {
            throw fault("the exponent of a number is too large");
        }
        if (JsonNumbers.plainLength(value) > Json.NUMBER_MOST) {
            throw fault("a number written out has more than " + Json.NUMBER_MOST + " characters");
        }
        return JsonNumbers.of(value);
    }

    private String text() {
        return new String(in, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private JsonFault fault(String what) {
        return new JsonFault(what + " at byte " + start);
    }
}
