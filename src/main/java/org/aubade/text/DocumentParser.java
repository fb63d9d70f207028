package org.aubade.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aubade.text.DocumentNode.Entry;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Nothing;
import org.aubade.text.DocumentNode.Refused;
import org.aubade.text.DocumentNode.Scalar;
import org.aubade.text.DocumentNode.Sequence;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** Parses JSON and YAML into {@link DocumentNode}s, and stops as soon as a text exceeds the limits of its {@link DocumentType}. */
public final class DocumentParser {
    private static final String NAME = "name";
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(constraints())
            .build();
    private static final JsonFactory YAML = YAMLFactory.builder()
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .loaderOptions(loaderOptions())
            .streamReadConstraints(constraints())
            .build();

    private final JsonParser parser;
    private final TextFormat format;
    private final DocumentType type;
    private String name;
    private int nodes;

    private DocumentParser(JsonParser parser, TextFormat format, DocumentType type, String name) {
        this.parser = parser;
        this.format = format;
        this.type = type;
        this.name = name;
    }

    /**
     * Parses the one document in {@code text}; returns {@link Nothing} if the text is empty.
     *
     * @param unnamed the name for errors as long as the key {@code name} has not been read
     * @throws DocumentException if the text is malformed, contains more than one document, or exceeds a limit of its type
     */
    public static DocumentNode parse(String text, TextFormat format, DocumentType type, String unnamed)
            throws DocumentException {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = factory(format).createParser(content)) {
            return new DocumentParser(parser, format, type, unnamed).document();
        } catch (IOException e) {
            throw new DocumentException(SyntaxErrors.describe(e, format, content));
        }
    }

    private static JsonFactory factory(TextFormat format) {
        return switch (format) {
            case JSON -> JSON;
            case YAML -> YAML;
        };
    }

    /** Jackson's own limits are off, since this class checks depth and size itself, with errors in the terms of the document type. */
    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(UNLIMITED)
                .maxStringLength(UNLIMITED)
                .maxNumberLength(UNLIMITED)
                .maxNameLength(UNLIMITED)
                .build();
    }

    private static LoaderOptions loaderOptions() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(UNLIMITED);
        return options;
    }

    private DocumentNode document() throws IOException, DocumentException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Nothing(1);
        }
        DocumentNode root = node(first, 0);
        if (hasMore()) {
            throw new DocumentException(new Violation(
                    "", "there is more text after the end of the " + type.noun() + "; " + onlyOne(), line()));
        }
        return root;
    }

    private boolean hasMore() {
        try {
            return parser.nextToken() != null;
        } catch (IOException _) {
            return true;
        }
    }

    private String onlyOne() {
        return switch (format) {
            case JSON -> "a text holds one JSON object";
            case YAML -> "a text holds one YAML document, and '---' begins another";
        };
    }

    private DocumentNode node(JsonToken token, int depth) throws IOException, DocumentException {
        if (++nodes > type.size().max()) {
            throw refuse(type.size());
        }
        int line = line();
        String refusal = refusal();
        DocumentNode node = switch (token) {
            case START_OBJECT -> mapping(line, deeper(depth));
            case START_ARRAY -> sequence(line, deeper(depth));
            case VALUE_NULL -> new Nothing(line);
            default -> new Scalar(line, parser.getText(), token != JsonToken.VALUE_STRING);
        };
        return refusal == null ? node : new Refused(line, refusal);
    }

    private int deeper(int depth) throws DocumentException {
        if (depth >= type.depth().max()) {
            throw refuse(type.depth());
        }
        return depth + 1;
    }

    private Mapping mapping(int line, int depth) throws IOException, DocumentException {
        Mapping mapping = new Mapping(line);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int keyLine = line();
            DocumentNode value = node(parser.nextToken(), depth);
            if (depth == 1 && key.equals(NAME) && value instanceof Scalar scalar) {
                name = ErrorMessages.shorten(scalar.text());
            }
            mapping.add(new Entry(key, keyLine, value));
        }
        return mapping;
    }

    private Sequence sequence(int line, int depth) throws IOException, DocumentException {
        List<DocumentNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth));
        }
        return new Sequence(line, items);
    }

    private @Nullable String refusal() throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            String alias = "an alias (*" + ErrorMessages.shorten(yaml.getText()) + ")";
            return type.unsupported(alias, "write out what it stands for");
        }
        if (parser.getTypeId() instanceof String tag) {
            String written = tag.replace("tag:yaml.org,2002:", "!");
            return type.unsupported("a tag (!" + ErrorMessages.shorten(written) + ")", "leave it out");
        }
        return null;
    }

    private DocumentException refuse(DocumentType.Limit limit) {
        return new DocumentException(new Violation(type.place(), limit.error().apply(name), line()));
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
