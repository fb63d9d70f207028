/** Browsers hand out passkeys at host names, and an address is none: it has colons, or ends with a digit. */
const isAddress = (host) => host.includes(':') || /\d$/.test(host);

/** Whether this browser can make and use passkeys on this page. Those without getPublicKey() cannot: the service reads no CBOR. */
export const canUsePasskeys = () =>
    window.isSecureContext && !isAddress(location.hostname) && 'getPublicKey' in (window.AuthenticatorAttestationResponse?.prototype ?? {});

/** Has the browser make a passkey; returns what the service needs of it, or throws an Error that says why there is none. */
export async function makePasskey({ challenge, rpId, timeout, userId, userName, algorithms, existing }) {
    const publicKey = {
        challenge: bytesOf(challenge),
        timeout,
        rp: { id: rpId, name: 'Aubade' },
        user: { id: bytesOf(userId), name: userName, displayName: userName },
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: existing.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
    };
    const { id, response } = await navigator.credentials.create({ publicKey }).catch((error) => explain(error, rpId));
    return {
        id,
        clientData: textOf(response.clientDataJSON),
        authenticatorData: textOf(response.getAuthenticatorData()),
        publicKey: textOf(response.getPublicKey() ?? new ArrayBuffer()),
        algorithm: response.getPublicKeyAlgorithm(),
    };
}

/** Has the browser use one of its passkeys; gives what the service verifies, and throws an Error that says why there is none. */
export async function usePasskey({ challenge, rpId, timeout }) {
    const publicKey = { challenge: bytesOf(challenge), timeout, rpId, allowCredentials: [], userVerification: 'required' };
    const { id, response } = await navigator.credentials.get({ publicKey }).catch((error) => explain(error, rpId));
    return {
        id,
        clientData: textOf(response.clientDataJSON),
        authenticatorData: textOf(response.authenticatorData),
        signature: textOf(response.signature),
        userHandle: textOf(response.userHandle ?? new ArrayBuffer()),
    };
}

/** Browsers report the same error where there is no passkey and where the user cancels, so that a page cannot find out. */
function explain({ name, message }, rpId) {
    throw new Error(
        {
            NotAllowedError: 'no passkey was chosen in time, or this device has none for this page',
            InvalidStateError: 'this device has a passkey of yours already',
            SecurityError: `passkeys are for ${rpId}; open the page there`,
        }[name] ?? `the browser says: ${message}`,
    );
}

/** Base64url, as the service writes bytes. */
function bytesOf(text) {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

function textOf(buffer) {
    const text = btoa(String.fromCharCode(...new Uint8Array(buffer)));
    return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
