/** The source documents by the names under which facts cite them. */
export const conclusion1097 = "1097-kl-tu";
