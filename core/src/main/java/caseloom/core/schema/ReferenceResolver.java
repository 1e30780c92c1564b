package caseloom.core.schema;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Finds what references point to. Only the document itself is looked at (C-104).
final class ReferenceResolver {

    private final SchemaCompiler compiler;
    private final SchemaIndex index;

    ReferenceResolver(SchemaCompiler compiler, SchemaIndex index) {
        this.compiler = compiler;
        this.index = index;
    }

    void resolve(Reference reference) {
        var uri = UriReference.of(reference.text());
        var resource = resource(uri, reference.resource());
        if (resource == null) {
            complain(
                    reference,
                    "points outside of this schema; only references into it are allowed");
            return;
        }
        var fragment = decode(uri.fragment() == null ? "" : uri.fragment());
        var place = place(resource, fragment);
        if (place == null || compiler.nodeAt(place).isMissingNode()) {
            complain(reference, "points to nothing");
            return;
        }
        reference.resolved(compiler.ruleAt(place));
        if (reference.dynamic() && resource.dynamicAnchors().containsKey(fragment)) {
            resolveDynamic(reference, fragment);
        }
    }

    private void resolveDynamic(Reference reference, String name) {
        for (var resource : index.resources()) {
            var place = resource.dynamicAnchors().get(name);
            if (place != null) {
                reference.dynamicTarget(resource, compiler.ruleAt(place));
            }
        }
    }

    private @Nullable SchemaResource resource(UriReference uri, SchemaResource from) {
        var target = uri.against(UriReference.of(from.uri())).toString();
        return target.equals(from.uri()) ? from : index.byUri(target);
    }

    private static @Nullable String place(SchemaResource resource, String fragment) {
        if (fragment.isEmpty() || fragment.startsWith("/")) {
            return resource.pointer() + fragment;
        }
        return resource.anchors().get(fragment);
    }

    private void complain(Reference reference, String what) {
        compiler.problem(
                reference.pointer(), "The reference \"" + reference.text() + "\" " + what + ".");
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var in = text.getBytes(StandardCharsets.UTF_8);
        var out = new byte[in.length];
        var length = 0;
        for (var i = 0; i < in.length; i++) {
            var high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            var low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (in[i] == '%' && high >= 0 && low >= 0) {
                out[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                out[length++] = in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
