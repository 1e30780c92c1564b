package caseloom.docx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A DOCX in memory, as its parts. For one thread.
public final class Docx {

    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/package/2006/relationships";

    private static final String NONE =
            "It is no DOCX: save it as a Word document (.docx) without a password.";

    private static final String STRICT =
            "It is of the form `Strict Open XML`: save it as a plain Word document (.docx).";

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, byte[]> parts;
    private final DocxLimits limits;
    private final String main;

    private Docx(Map<String, byte[]> parts, DocxLimits limits) throws DocxFault {
        this.parts = parts;
        this.limits = limits;
        this.main =
                relations("").stream()
                        .filter(one -> one.kind().equals("officeDocument") && !one.outside())
                        .map(Relation::target)
                        .filter(parts::containsKey)
                        .findFirst()
                        .orElseThrow(() -> new DocxFault(NONE));
    }

    public static Docx read(byte[] bytes, DocxLimits limits) throws DocxFault {
        var docx = new Docx(unpacked(bytes, limits), limits);
        if (!Word.is(docx.xml(docx.main).getDocumentElement(), "document")) {
            throw new DocxFault(STRICT);
        }
        return docx;
    }

    private static Map<String, byte[]> unpacked(byte[] bytes, DocxLimits limits) throws DocxFault {
        var parts = new LinkedHashMap<String, byte[]>();
        long room = limits.all();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var part = zip.readNBytes((int) Math.min(room + 1, Integer.MAX_VALUE - 8));
                room -= part.length;
                if (room < 0) {
                    throw new DocxFault(
                            "Unpacked it has more than the " + limits.all() + " bytes allowed.");
                }
                if (parts.size() == limits.parts()) {
                    throw new DocxFault(
                            "It has more than the " + limits.parts() + " parts allowed.");
                }
                if (!entry.isDirectory() && parts.putIfAbsent(entry.getName(), part) != null) {
                    throw new DocxFault("It has the part `" + entry.getName() + "` twice.");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DocxFault(NONE, e);
        }
        return parts;
    }

    /// The part with the text.
    public String main() {
        return main;
    }

    /// The names of all parts.
    public List<String> parts() {
        return List.copyOf(parts.keySet());
    }

    public Optional<byte[]> bytes(String part) {
        return Optional.ofNullable(parts.get(part));
    }

    /// A part as XML, read anew.
    public Document xml(String part) throws DocxFault {
        var bytes = parts.get(part);
        if (bytes == null) {
            throw new DocxFault("Its part `" + part + "` is missing.");
        }
        if (bytes.length > limits.xml()) {
            throw new DocxFault(
                    "Its part `"
                            + part
                            + "` has more than the "
                            + limits.xml()
                            + " bytes allowed.");
        }
        return SafeXml.read(part, bytes);
    }

    public void put(String part, Document content) {
        parts.put(part, SafeXml.write(content));
    }

    /// What a part refers to; of the package as a whole for an empty name.
    public List<Relation> relations(String part) throws DocxFault {
        var slash = part.lastIndexOf('/') + 1;
        var folder = part.substring(0, slash);
        var name = folder + "_rels/" + part.substring(slash) + ".rels";
        if (!parts.containsKey(name)) {
            return List.of();
        }
        return Word.children(xml(name).getDocumentElement()).stream()
                .filter(one -> RELATIONS.equals(one.getNamespaceURI()))
                .map(one -> relation(one, folder))
                .toList();
    }

    private static Relation relation(Element element, String folder) {
        var type = element.getAttribute("Type");
        var outside = element.getAttribute("TargetMode").equals("External");
        var target = element.getAttribute("Target");
        return new Relation(
                element.getAttribute("Id"),
                type.substring(type.lastIndexOf('/') + 1),
                outside ? target : resolved(folder, target),
                outside);
    }

    /// The name of a part, from where it is named.
    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var base = folder;
        var rest = target;
        while (rest.startsWith("../")) {
            rest = rest.substring(3);
            var cut = base.lastIndexOf('/', Math.max(base.length() - 2, 0));
            base = cut < 0 ? "" : base.substring(0, cut + 1);
        }
        return base + rest;
    }

    /// All parts, packed again.
    public byte[] write() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                // The same parts give the same bytes, whenever they are packed.
                entry.setTimeLocal(LONG_AGO);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into memory", e);
        }
        return bytes.toByteArray();
    }
}
