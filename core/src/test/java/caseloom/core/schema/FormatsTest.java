package caseloom.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "date-time 2026-05-28T17:04:12Z",
                "date-time 2026-05-28t17:04:12.5+02:00",
                "date-time 1998-12-31T23:59:60Z",
                "date-time 1998-12-31T15:59:60.123-08:00",
                "date 2024-02-29",
                "time 08:30:06Z",
                "time 08:30:06.283185+00:20",
                "duration P4DT12H30M5S",
                "duration P2W",
                "duration PT0S",
                "duration P1Y2M3D",
                "email a@example.com",
                "email te~st@example.com",
                "email \"joe..x\"@example.com",
                "email a@[127.0.0.1]",
                "email a@[IPv6:::1]",
                "idn-email 실례@실례.테스트",
                "hostname www.example.com",
                "hostname xn--4gbwdl.xn--wgbh1c",
                "hostname 1host",
                "idn-hostname 실례.테스트",
                "idn-hostname l·l",
                "idn-hostname example.com",
                "idn-hostname a。b",
                "ipv4 192.168.0.1",
                "ipv4 0.0.0.0",
                "ipv6 ::1",
                "ipv6 ::",
                "ipv6 1:2:3:4:5:6:7:8",
                "ipv6 ::ffff:1.2.3.4",
                "ipv6 1::",
                "ipv6 1:2:3:4:5:6:1.2.3.4",
                "uri http://foo.bar/?baz=qux#quux",
                "uri urn:oasis:names:x",
                "uri mailto:a@b",
                "uri http://[::1]:80/",
                "uri tel:+1-816",
                "uri-reference /abc",
                "uri-reference #frag",
                "uri-reference ?q",
                "uri-reference //a/b",
                "iri http://ƒøø.ßår/?∂éœ=πîx#πîüx",
                "iri-reference /âππ",
                "uuid 2EB8AA08-aa98-11ea-b4aa-73b441d16380",
                "uri-template http://x/{term:1}/{+a,b*}",
                "uri-template dict",
                "json-pointer /foo/a~1b~0/",
                "json-pointer /",
                "relative-json-pointer 1",
                "relative-json-pointer 0#",
                "relative-json-pointer 2/a/b",
                "regex ^[a-z]+$",
                "regex (?=a)",
                "regex (a)\\1"
            })
    void c103_whatAFormatAccepts(String format, String text) {
        assertThat(fits(format, text)).as(format + " " + text).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "date-time 2026-05-28",
                "date-time 2026-05-28T17:04:12",
                "date-time 2026-02-30T00:00:00Z",
                "date-time 2026-05-28T24:00:00Z",
                "date-time 1998-12-31T23:58:60Z",
                "date-time 2026-05-28T17:04:12+24:00",
                "date 2023-02-29",
                "date 2026-13-01",
                "date 2026-1-1",
                "date 2026-0১-01",
                "date 20260101",
                "time 08:30:06",
                "time 24:00:00Z",
                "time 01:02:03+00",
                "time 22:59:60Z",
                "duration P",
                "duration PT",
                "duration P1",
                "duration P1Y2W",
                "duration P1D2H",
                "duration P1YT",
                "duration 4D",
                "email a",
                "email @b",
                "email a@",
                "email .a@b.c",
                "email a..b@c.d",
                "email a@b_c",
                "email a@[1.2.3]",
                "email 실례@b.c",
                "idn-email a@",
                "hostname -a",
                "hostname a-",
                "hostname a_b",
                "hostname a..b",
                "hostname a.",
                "idn-hostname 〮한국",
                "idn-hostname -실례",
                "idn-hostname a·b",
                "idn-hostname 실례--a",
                "ipv4 256.0.0.1",
                "ipv4 1.2.3",
                "ipv4 01.2.3.4",
                "ipv4 1.2.3.4.",
                "ipv4 1.2.3.4.5",
                "ipv4 0x7f.0.0.1",
                "ipv6 1:2:3:4:5:6:7",
                "ipv6 12345::",
                "ipv6 ::1::",
                "ipv6 1:2:3:4:5:6:7::8",
                "ipv6 fe80::1%25eth0",
                "ipv6 :1",
                "uri /abc",
                "uri //a",
                "uri http://a{b",
                "uri \\\\WIN",
                "uri http://a:b:c",
                "uri 1a:b",
                "uri http://%zz",
                "uri bar,baz:foo",
                "uri http://ƒ",
                "uri-reference a\\b",
                "uri-reference #a\\b",
                "uri-reference 1:a",
                "iri 2001:0db8::1",
                "iri-reference a\\b",
                "uuid 2eb8aa08-aa98-11ea-b4aa-73b441d1638",
                "uuid 2eb8aa08aa9811eab4aa73b441d16380",
                "uri-template {a",
                "uri-template a}",
                "uri-template {a:0}",
                "uri-template {!a}",
                "json-pointer a",
                "json-pointer /~2",
                "json-pointer /~",
                "relative-json-pointer /a",
                "relative-json-pointer 01",
                "relative-json-pointer -1",
                "relative-json-pointer 0##",
                "regex (",
                "regex a**"
            })
    void c103_whatAFormatRefuses(String format, String text) {
        assertThat(fits(format, text)).as(format + " " + text).isFalse();
    }

    @Test
    void c103_labelsAndNamesHaveALongestLength() {
        assertThat(fits("hostname", "a".repeat(63))).isTrue();
        assertThat(fits("hostname", "a".repeat(64))).isFalse();
        assertThat(fits("hostname", "a.".repeat(126) + "a")).isTrue();
        assertThat(fits("hostname", "a.".repeat(127) + "a")).isFalse();
        assertThat(fits("idn-hostname", "실례".repeat(40))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "a\n"})
    void c103_emptyAndBlankTextsFitOnlyWhereTheGrammarSays(String text) {
        assertThat(fits("date", text)).isFalse();
        assertThat(fits("email", text)).isFalse();
        assertThat(fits("hostname", text)).isFalse();
        assertThat(fits("ipv4", text)).isFalse();
        assertThat(fits("uuid", text)).isFalse();
        assertThat(fits("json-pointer", text)).isEqualTo(text.isEmpty());
    }

    @Test
    void c103_otherNamesAcceptEverythingAndFormatsLookAtStringsOnly() {
        assertThat(fits("color", "?")).isTrue();
        assertThat(SchemaSamples.fits("{\"format\":\"date\"}", "1")).isTrue();
        assertThat(SchemaSamples.fits("{\"format\":\"date\"}", "{}")).isTrue();
    }

    private static boolean fits(String format, String text) {
        var schema = Json.object().put("format", format);
        return SchemaSamples.schema(Json.write(schema)).check(TextNode.valueOf(text)).isEmpty();
    }
}
