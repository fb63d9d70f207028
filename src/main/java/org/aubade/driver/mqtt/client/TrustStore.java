package org.aubade.driver.mqtt.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the certificate authorities of a PEM file. */
final class TrustStore {
    private TrustStore() {}

    /** The PEM file cannot be used. */
    static final class Unusable extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private Unusable(Path ca, String why, Exception cause) {
            super("the file " + ca + " " + why, cause);
        }
    }

    /**
     * A factory that trusts the certificates in the PEM file {@code ca} and no others.
     *
     * @throws Unusable if the file cannot be read or has no certificate
     */
    static TrustManagerFactory of(Path ca) throws Unusable {
        try (InputStream in = Files.newInputStream(ca)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new Unusable(ca, "has no certificate in it", new CertificateException("none found"));
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust;
        } catch (Unusable e) {
            throw e;
        } catch (IOException e) {
            throw new Unusable(ca, "cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new Unusable(ca, "is not a PEM file of certificates", e);
        }
    }
}
