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
import org.aubade.text.SourceNode.Entry;
import org.aubade.text.SourceNode.Mapping;
import org.aubade.text.SourceNode.Nothing;
import org.aubade.text.SourceNode.Refused;
import org.aubade.text.SourceNode.Scalar;
import org.aubade.text.SourceNode.Sequence;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** Takes a text apart into {@link SourceNode}s, token by token, and stops where its {@link Subject} could not be so deep or large. */
public final class SourceParser {
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
    private final Subject subject;
    private String name;
    private int nodes;

    private SourceParser(JsonParser parser, TextFormat format, Subject subject, String name) {
        this.parser = parser;
        this.format = format;
        this.subject = subject;
        this.name = name;
    }

    /**
     * The one document of {@code text}; {@link Nothing} if there is none.
     *
     * @param unnamed what to call the subject in a refusal before its name was read
     * @throws SourceException if it is malformed, has more than one document, or is deeper or larger than its subject can be
     */
    public static SourceNode parse(String text, TextFormat format, Subject subject, String unnamed)
            throws SourceException {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = factory(format).createParser(content)) {
            return new SourceParser(parser, format, subject, unnamed).document();
        } catch (IOException e) {
            throw new SourceException(Malformed.describe(e, format, content));
        }
    }

    private static JsonFactory factory(TextFormat format) {
        return switch (format) {
            case JSON -> JSON;
            case YAML -> YAML;
        };
    }

    /** Depth and size are this class's own business, so that it can say them in terms of the subject. */
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

    private SourceNode document() throws IOException, SourceException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Nothing(1);
        }
        SourceNode root = node(first, 0);
        if (hasMore()) {
            throw new SourceException(new Violation(
                    "", "there is more text after the end of the " + subject.noun() + "; " + onlyOne(), line()));
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

    private SourceNode node(JsonToken token, int depth) throws IOException, SourceException {
        if (++nodes > subject.size().max()) {
            throw refuse(subject.size());
        }
        int line = line();
        String refusal = refusal();
        SourceNode node = switch (token) {
            case START_OBJECT -> mapping(line, deeper(depth));
            case START_ARRAY -> sequence(line, deeper(depth));
            case VALUE_NULL -> new Nothing(line);
            default -> new Scalar(line, parser.getText(), token != JsonToken.VALUE_STRING);
        };
        return refusal == null ? node : new Refused(line, refusal);
    }

    private int deeper(int depth) throws SourceException {
        if (depth >= subject.depth().max()) {
            throw refuse(subject.depth());
        }
        return depth + 1;
    }

    private Mapping mapping(int line, int depth) throws IOException, SourceException {
        Mapping mapping = new Mapping(line);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int keyLine = line();
            SourceNode value = node(parser.nextToken(), depth);
            if (depth == 1 && key.equals(NAME) && value instanceof Scalar scalar) {
                name = Wording.shorten(scalar.text());
            }
            mapping.add(new Entry(key, keyLine, value));
        }
        return mapping;
    }

    private Sequence sequence(int line, int depth) throws IOException, SourceException {
        List<SourceNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth));
        }
        return new Sequence(line, items);
    }

    private @Nullable String refusal() throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            String alias = "an alias (*" + Wording.shorten(yaml.getText()) + ")";
            return subject.without(alias, "write out what it stands for");
        }
        if (parser.getTypeId() instanceof String tag) {
            String written = tag.replace("tag:yaml.org,2002:", "!");
            return subject.without("a tag (!" + Wording.shorten(written) + ")", "leave it out");
        }
        return null;
    }

    private SourceException refuse(Subject.Limit limit) {
        return new SourceException(
                new Violation(subject.place(), limit.complaint().apply(name), line()));
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
